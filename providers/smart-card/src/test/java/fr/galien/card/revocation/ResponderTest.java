package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.Test;

class ResponderTest {

    private static final BigInteger CARD = BigInteger.valueOf(4711);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final SourceAnswer CLEAR = new SourceAnswer.Clear();
    private static final SourceAnswer LISTED = new SourceAnswer.Listed();

    private final MovableClock clock = new MovableClock(Ca.NOW);
    private final ScriptedHttp http = new ScriptedHttp();
    private final JournalInMemory journal = new JournalInMemory();
    private final Responder responder = new Responder(
            "AC",
            Ca.FORT.certificate(),
            URI.create("http://ocsp.example"),
            new OcspReader(Ca.FORT.certificate(), true, serial -> false, clock),
            RevocationSettings.DEFAULT,
            http,
            clock,
            new Random(1),
            journal);

    @Test
    void saysWhatTheResponderSays() {
        http.answers(new OcspDraft()::to);
        assertThat(ask()).isEqualTo(CLEAR);

        http.answers(new OcspDraft().status(new RevokedStatus(Date.from(Ca.NOW), 1))::to);
        assertThat(ask()).isEqualTo(LISTED);
        assertThat(responder.state().answeredAt()).contains(Ca.NOW);
        assertThat(responder.state().trouble()).isEmpty();
    }

    @Test
    void takesUnknownForNoAnswerAndForNoFailureEither() {
        http.answers(new OcspDraft().status(new UnknownStatus())::to);

        for (int time = 0; time < 5; time++) {
            assertThat(ask()).isInstanceOf(SourceAnswer.Silent.class);
        }

        assertThat(http.asked).hasSize(5);
        assertThat(responder.state().resting()).isFalse();
        assertThat(journal.lines).isEmpty();
    }

    @Test
    void asksOnceWhileAnAnswerHolds() {
        http.answers(new OcspDraft().until(Ca.NOW.plus(Duration.ofMinutes(10)))::to);
        assertThat(ask()).isEqualTo(CLEAR);
        clock.pass(Duration.ofMinutes(9));
        assertThat(ask()).isEqualTo(CLEAR);
        assertThat(responder.ask(BigInteger.TWO, A_DAY)).isEqualTo(CLEAR);
        assertThat(http.asked).hasSize(2);

        clock.pass(Duration.ofMinutes(1));
        http.fails(Outage.NO_ANSWER_IN_TIME);
        assertThat(ask()).isInstanceOf(SourceAnswer.Silent.class);
    }

    @Test
    void remembersARevocationAndForNoLongerThanAnHour() {
        http.answers(
                new OcspDraft().status(new RevokedStatus(Date.from(Ca.NOW), 1)).until(Ca.NOW.plus(A_DAY))::to);
        assertThat(ask()).isEqualTo(LISTED);
        http.fails(Outage.CANNOT_CONNECT);
        clock.pass(Duration.ofMinutes(59));
        assertThat(ask()).isEqualTo(LISTED);
        clock.pass(Duration.ofMinutes(1));
        assertThat(ask()).isInstanceOf(SourceAnswer.Silent.class);
    }

    @Test
    void asksAgainWhereAnAnswerDoesNotSayHowLongItHolds() {
        http.answers(new OcspDraft()::to);
        ask();
        ask();

        assertThat(http.asked).hasSize(2);
    }

    @Test
    void restsAfterThreeFailuresAndTriesWithOneQuestion() {
        http.fails(Outage.NO_ANSWER_IN_TIME);
        for (int time = 0; time < 10; time++) {
            assertThat(ask()).isInstanceOf(SourceAnswer.Silent.class);
        }
        assertThat(http.asked).hasSize(3);
        assertThat(responder.state().resting()).isTrue();
        assertThat(responder.state().trouble()).contains(Outage.NO_ANSWER_IN_TIME.sentence());

        clock.pass(Duration.ofSeconds(30));
        ask();
        ask();
        assertThat(http.asked).hasSize(4);

        clock.pass(Duration.ofSeconds(30));
        http.answers(new OcspDraft()::to);
        assertThat(ask()).isEqualTo(CLEAR);
        assertThat(ask()).isEqualTo(CLEAR);
        assertThat(responder.state().resting()).isFalse();
        assertThat(journal.lines)
                .containsExactly(
                        "broke: The responder of AC: It did not answer in time.", "mended: The responder of AC");
    }

    @Test
    void countsAnAnswerThatCannotBeBelievedAsAFailure() {
        http.answers(new OcspDraft().state(OCSPRespBuilder.UNAUTHORIZED)::to);
        for (int time = 0; time < 5; time++) {
            assertThat(ask()).isInstanceOf(SourceAnswer.Silent.class);
        }

        assertThat(http.asked).hasSize(3);
        assertThat(responder.state().trouble()).contains(OcspTrouble.UNAUTHORIZED.sentence());
    }

    @Test
    void letsNobodyWaitWhenTooManyAskAtOnce() throws Exception {
        int places = RevocationSettings.DEFAULT.ocspConcurrent();
        CountDownLatch allAsk = new CountDownLatch(places);
        CountDownLatch answer = new CountDownLatch(1);
        http.answers(question -> {
            allAsk.countDown();
            awaitQuietly(answer);
            return new OcspDraft().to(question);
        });
        try (ExecutorService pool = Executors.newFixedThreadPool(places)) {
            Future<?>[] asking = new Future<?>[places];
            for (int one = 0; one < places; one++) {
                BigInteger serial = BigInteger.valueOf(one);
                asking[one] = pool.submit(() -> responder.ask(serial, A_DAY));
            }
            assertThat(allAsk.await(20, TimeUnit.SECONDS)).isTrue();

            assertThat(ask()).isEqualTo(new SourceAnswer.Silent("the responder of AC: " + OcspTrouble.BUSY.sentence()));

            answer.countDown();
            for (Future<?> one : asking) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(CLEAR);
            }
        }
        assertThat(responder.state().resting()).isFalse();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private SourceAnswer ask() {
        return responder.ask(CARD, A_DAY);
    }
}
