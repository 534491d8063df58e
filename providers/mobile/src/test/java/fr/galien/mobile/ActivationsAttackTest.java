package fr.galien.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.Assurance;
import fr.galien.mobile.Activations.Begun;
import fr.galien.mobile.Activations.Step;
import fr.galien.mobile.Activations.Tried;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Codes of an activation: tried by somebody who was sent none. */
class ActivationsAttackTest {

    private static final String USER = "f:store:899700000018";
    private static final Optional<String> NAMED = Optional.of(USER);

    private final MovableClock clock = new MovableClock();
    private final SharedStore store = new SharedStore(clock);

    @Test
    void takesBothCodesOnceEach() {
        String id = ask();
        Begun begun = begin(id).orElseThrow();

        Tried.Sms sms = (Tried.Sms) first(id, begun.code(), NAMED);
        assertThat(first(id, begun.code(), NAMED)).isInstanceOf(Tried.Refused.class);
        assertThat(bySms(id, begun.code())).isInstanceOf(Tried.Refused.class);

        String typed = sms.code().substring(0, 4) + " " + sms.code().substring(4);
        assertThat(bySms(id, typed))
                .isEqualTo(new Tried.Vouched(USER, new Voucher(EnrolledBy.CODES, Assurance.EIDAS1)));
        assertThat(bySms(id, sms.code())).isInstanceOf(Tried.Refused.class);
        Optional<Step> step = in(it -> it.step(id));
        assertThat(step).contains(Step.VOUCHED);
    }

    /** 10⁸ codes, five tries: and then the right one is no good either. */
    @Test
    void takesNoSixthTry() {
        String id = ask();
        Begun begun = begin(id).orElseThrow();
        for (int i = 0; i < 5; i++) {
            assertThat(first(id, wrong(begun.code()), NAMED)).isInstanceOf(Tried.Refused.class);
        }

        assertThat(first(id, begun.code(), NAMED)).isInstanceOf(Tried.Refused.class);
    }

    @Test
    void takesNoSixthTryOfTheTextMessageEither() {
        String id = ask();
        Begun begun = begin(id).orElseThrow();
        Tried.Sms sms = (Tried.Sms) first(id, begun.code(), NAMED);
        for (int i = 0; i < 5; i++) {
            assertThat(bySms(id, wrong(sms.code()))).isInstanceOf(Tried.Refused.class);
        }

        assertThat(bySms(id, sms.code())).isInstanceOf(Tried.Refused.class);
    }

    @Test
    void forgetsACodeInTime() {
        String late = ask();
        Begun begun = begin(late).orElseThrow();
        clock.passes(Activations.LIFE);
        assertThat(first(late, begun.code(), NAMED)).isInstanceOf(Tried.Refused.class);

        String id = ask();
        Begun again = begin(id).orElseThrow();
        Tried.Sms sms = (Tried.Sms) first(id, again.code(), NAMED);
        clock.passes(Activations.SMS_LIFE);
        assertThat(bySms(id, sms.code())).isInstanceOf(Tried.Refused.class);
    }

    /** A code is good in the browser that asked for it. */
    @Test
    void takesNoCodeOfAnotherActivation() {
        Begun begun = begin(ask()).orElseThrow();
        String other = ask();

        assertThat(first(other, begun.code(), NAMED)).isInstanceOf(Tried.Refused.class);
        assertThat(first("", begun.code(), NAMED)).isInstanceOf(Tried.Refused.class);
    }

    @Test
    void runsOneAtATimeAndThreeADay() {
        String first = ask();
        assertThat(begin(first)).isPresent();
        assertThat(begin(ask())).isEmpty();
        for (int i = 0; i < 2; i++) {
            clock.passes(Activations.LIFE);
            assertThat(begin(ask())).isPresent();
        }
        clock.passes(Activations.LIFE);
        assertThat(begin(ask())).isEmpty();

        clock.passes(Duration.ofDays(1));
        assertThat(begin(ask())).isPresent();
    }

    @Test
    void stopsByALinkThatDoesNothingElse() {
        String id = ask();
        Begun begun = begin(id).orElseThrow();
        boolean canStop = in(it -> it.canStop(begun.stop()));
        assertThat(canStop).isTrue();
        assertThat(first(id, begun.stop(), NAMED)).isInstanceOf(Tried.Refused.class);

        assertThat(stop(begun)).contains(USER);
        assertThat(first(id, begun.code(), NAMED)).isInstanceOf(Tried.Refused.class);
        assertThat(stop(begun)).isEmpty();
        assertThat(begin(ask())).as("the person may begin anew").isPresent();
    }

    @Test
    void takesPaperOnceOfThePersonWhoseItIsWithinADay() {
        String paper = in(it -> it.paper(USER));
        assertThat(paper).matches("[A-Z2-9]{12}");
        String typed = paper.substring(0, 4).toLowerCase() + "-" + paper.substring(4);

        String others = ask();
        assertThat(first(others, typed, Optional.of("somebody else"))).isInstanceOf(Tried.Refused.class);
        assertThat(first(others, typed, Optional.empty())).isInstanceOf(Tried.Refused.class);
        assertThat(first(others, typed, NAMED))
                .isEqualTo(new Tried.Vouched(USER, new Voucher(EnrolledBy.DESK, Assurance.EIDAS2)));
        String again = ask();
        assertThat(first(again, typed, NAMED)).isInstanceOf(Tried.Refused.class);

        String old = in(it -> it.paper(USER));
        clock.passes(Activations.PAPER_LIFE);
        String late = ask();
        assertThat(first(late, old, NAMED)).isInstanceOf(Tried.Refused.class);
    }

    private Tried first(String id, String code, Optional<String> named) {
        return in(it -> it.tryFirst(id, code, named));
    }

    private Tried bySms(String id, String code) {
        return in(it -> it.trySms(id, code));
    }

    private Optional<String> stop(Begun begun) {
        return in(it -> it.stop(begun.stop()));
    }

    private String ask() {
        return in(it -> it.ask("899700000018"));
    }

    private Optional<Begun> begin(String id) {
        return in(it -> it.begin(id, USER));
    }

    /** Each step is a request of its own. */
    private <T> T in(Function<Activations, T> request) {
        SharedStore.Transaction transaction = store.begin();
        T done = request.apply(new Activations(transaction, new SecureRandom(), clock));
        transaction.commit();
        return done;
    }

    private static String wrong(String code) {
        return code.equals("00000000") ? "00000001" : "00000000";
    }
}
