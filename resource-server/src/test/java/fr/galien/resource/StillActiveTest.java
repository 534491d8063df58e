package fr.galien.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import fr.galien.resource.AskIssuer.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StillActiveTest {

    private static final String SILENT = "RS-0487";
    private static final String ENDED = "RS-0486";
    private static final String NOTHING = "";

    private final AtomicInteger asked = new AtomicInteger();
    private final Hands hands = new Hands();
    private Answer answer = Answer.ACTIVE;
    private PresentedToken token;

    private StillActive rule = rule(Duration.ofSeconds(60));

    @BeforeEach
    void mint() throws JOSEException {
        token = presented("one");
    }

    @Test
    void asksOnceAnInterval() {
        assertThat(judged()).isEqualTo(NOTHING);
        hands.move(59);
        answer = Answer.ENDED;
        assertThat(judged()).isEqualTo(NOTHING);
        assertThat(asked).hasValue(1);

        hands.move(1);
        assertThat(judged()).isEqualTo(ENDED);
        assertThat(asked).hasValue(2);
    }

    @Test
    void tellsTokensApart() throws JOSEException {
        assertThat(judged()).isEqualTo(NOTHING);
        answer = Answer.ENDED;

        assertThat(judged(presented("two"))).isEqualTo(ENDED);
        assertThat(judged()).isEqualTo(NOTHING);
    }

    @Test
    void believesTheLastAnswerOneIntervalLongerWhileTheIssuerIsSilent() {
        judged();
        answer = Answer.SILENT;

        hands.move(60);
        assertThat(judged()).isEqualTo(NOTHING);
        hands.move(59);
        assertThat(judged()).isEqualTo(NOTHING);
        hands.move(1);
        assertThat(judged()).isEqualTo(SILENT);
    }

    @Test
    void leavesASilentIssuerAloneForAMoment() {
        judged();
        answer = Answer.SILENT;
        hands.move(60);
        judged();
        hands.move(4);
        judged();
        assertThat(asked).hasValue(2);

        hands.move(1);
        answer = Answer.ENDED;
        assertThat(judged()).isEqualTo(ENDED);
    }

    @Test
    void refusesAtOnceWithoutGrace() {
        rule = rule(Duration.ZERO);
        judged();
        answer = Answer.SILENT;
        hands.move(60);

        assertThat(judged()).isEqualTo(SILENT);
    }

    @Test
    void refusesATokenTheIssuerNeverSpokeOf() {
        answer = Answer.SILENT;

        assertThat(judged()).isEqualTo(SILENT);
    }

    @Test
    void givesAnEndedTokenNoGrace() {
        judged();
        hands.move(60);
        answer = Answer.ENDED;
        judged();
        hands.move(60);
        answer = Answer.SILENT;

        assertThat(judged()).isEqualTo(SILENT);
    }

    @Test
    void forgetsTheLongestUnseenWhenItKnowsTooMany() throws JOSEException {
        PresentedToken first = token;
        judged(first);
        String head = first.serialized();
        for (int other = 0; other < StillActive.MOST; other++) {
            judged(new PresentedToken(first.request(), head + other, first.jwt(), first.claims(), false));
        }

        judged(first);
        assertThat(asked).hasValue(StillActive.MOST + 2);
    }

    @Test
    void asksOnceForManyAtATime() throws Exception {
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answered = new CountDownLatch(1);
        rule = new StillActive(
                serialized -> {
                    asked.incrementAndGet();
                    asking.countDown();
                    return awaited(answered) ? Answer.ACTIVE : Answer.SILENT;
                },
                Duration.ofSeconds(60),
                Duration.ZERO,
                hands);
        CountDownLatch others = new CountDownLatch(9);
        Callable<String> impatient = () -> {
            others.countDown();
            return judged();
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            Future<String> first = threads.submit(() -> judged());
            assertThat(awaited(asking)).isTrue();
            List<Future<String>> waiting =
                    Stream.generate(() -> threads.submit(impatient)).limit(9).toList();
            assertThat(awaited(others)).isTrue();
            answered.countDown();

            assertThat(first.get()).isEqualTo(NOTHING);
            for (Future<String> one : waiting) {
                assertThat(one.get()).isEqualTo(NOTHING);
            }
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void releasesThoseWhoWaitForAQuestionThatFailed() {
        rule = new StillActive(
                serialized -> {
                    throw new IllegalStateException("a defect");
                },
                Duration.ofSeconds(60),
                Duration.ZERO,
                hands);

        assertThatThrownBy(this::judged).isInstanceOf(IllegalStateException.class);
        assertThat(judged()).isEqualTo(SILENT);
    }

    private StillActive rule(Duration grace) {
        return new StillActive(
                serialized -> {
                    asked.incrementAndGet();
                    return answer;
                },
                Duration.ofSeconds(60),
                grace,
                hands);
    }

    private String judged() {
        return judged(token);
    }

    private String judged(PresentedToken one) {
        return rule.broken(one).map(Refusal::code).orElse(NOTHING);
    }

    private static PresentedToken presented(String id) throws JOSEException {
        BearerRequest request =
                Mint.request(Mint.token(Mint.claims(Instant.now()).jwtID(id)));
        return ((PresentedToken.Reading.Read) PresentedToken.in(request)).token();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A clock moved by hand. */
    private static final class Hands extends Clock {

        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void move(long seconds) {
            now = now.plusSeconds(seconds);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
