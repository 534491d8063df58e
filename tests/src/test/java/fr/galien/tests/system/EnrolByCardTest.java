package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRefused;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A phone is added with a card that was read for it, and with nothing less. */
class EnrolByCardTest {

    private static final String SOMEBODY = "sans-activite";

    @AfterEach
    void nobodyKeepsAPhone() {
        PhonesUnderTest.of(SOMEBODY).revokeAll();
    }

    @Test
    void addsAPhoneOnceBothItAndTheScreenHaveConfirmed() throws IOException {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(SOMEBODY);
        assertThat(screen.state()).isEqualTo("offered");

        Enrolled enrolled = screen.answered("Téléphone de service");
        assertThat(screen.state()).isEqualTo("answered");
        assertRefused("ECPS-0203", enrolled.phone()::pending);

        screen.confirm(enrolled.confirmation());
        assertThat(screen.level()).isEqualTo("eidas1");
        assertThat(enrolled.phone().pending().requests()).isEmpty();
        assertThat(screen.leave()).containsEntry("kc_action_status", "success").containsKey("code");
    }

    /** Somebody photographed the screen, and is second. */
    @Test
    void letsTheFirstPhoneHaveTheCode() throws IOException {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(SOMEBODY);
        PhoneLink.Enrol link = screen.link();
        Enrolment.claim(EnrolmentUnderTest.service(), link);

        assertRefused("ECPS-0212", () -> Enrolment.claim(EnrolmentUnderTest.service(), link));
        assertThat(screen.press("look").state()).isEqualTo("claimed");
    }

    /** Somebody photographed the screen, and was first: their phone shows digits that the person never sees. */
    @Test
    void storesNothingForAThiefWhosePhoneAnsweredFirst() throws IOException {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(SOMEBODY);
        Enrolled thief = screen.answered("Téléphone du voleur");

        String guess = thief.confirmation().equals("000000") ? "000001" : "000000";
        assertThat(screen.confirm(guess).page().code()).isEqualTo("ECPS-0264");
        assertThat(screen.press("new").state()).isEqualTo("offered");

        Enrolled own = screen.answered("Le mien");
        screen.confirm(thief.confirmation());
        screen.confirm(own.confirmation());
        assertThat(own.phone().pending().device().name()).isEqualTo("Le mien");
        assertRefused("ECPS-0203", thief.phone()::pending);
    }

    @Test
    void dropsEverythingAtTheThirdWrongCode() {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(SOMEBODY);
        Enrolled enrolled = screen.answered("Téléphone");
        String wrong = enrolled.confirmation().equals("123456") ? "654321" : "123456";

        assertThat(screen.confirm(wrong).page().code()).isEqualTo("ECPS-0264");
        assertThat(screen.confirm(wrong).page().code()).isEqualTo("ECPS-0264");
        assertThat(screen.confirm(wrong).page().code()).isEqualTo("ECPS-0263");
        screen.press("look");

        assertThat(screen.state()).isEqualTo("over");
        assertRefused("ECPS-0203", enrolled.phone()::pending);
    }

    /** The session was open before; who sits there now, nobody knows. */
    @Test
    void asksForTheCardThoughASessionIsOpen() {
        Software software = Software.asking();
        Surfer surfer = Surfer.of(software);
        software.code(surfer.logIn(TheSandbox.get().card(SOMEBODY)));

        EnrolmentUnderTest screen = EnrolmentUnderTest.at(surfer);

        assertThat(screen.page().offersTheCard()).isTrue();
        assertThat(screen.state()).isEmpty();
    }

    @Test
    void storesOnceWhatIsConfirmedTwiceAtTheSameTime() throws Exception {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(SOMEBODY);
        Enrolled enrolled = screen.answered("Téléphone");
        Callable<Exchange> confirming =
                () -> screen.surfer().post(screen.action(), Map.of("code", enrolled.confirmation()));
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (Future<Exchange> one : both.invokeAll(List.of(confirming, confirming))) {
                one.get();
            }
        }

        assertThat(PhonesUnderTest.of(SOMEBODY).ids()).hasSize(1);
    }

    @Test
    void tellsHowFarItIsToItsOwnScreenAlone() throws IOException {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(SOMEBODY);

        assertThat(Software.json(screen.surfer().get(screen.poll()))
                        .path("state")
                        .textValue())
                .isEqualTo("offered");
        Enrolment.claim(EnrolmentUnderTest.service(), screen.link());
        assertThat(Software.json(screen.surfer().get(screen.poll()))
                        .path("state")
                        .textValue())
                .isEqualTo("claimed");
        assertThat(Surfer.of(Software.asking()).get(screen.poll()).status()).isEqualTo(404);
    }

    @Test
    void leavesWithoutAPhoneWhenThePersonGivesUp() {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(SOMEBODY);
        PhoneLink.Enrol link = screen.link();

        assertThat(screen.cancel()).containsEntry("kc_action_status", "cancelled");
        assertRefused("ECPS-0212", () -> Enrolment.claim(EnrolmentUnderTest.service(), link));
    }

    @Test
    void addsNoFourthPhone() {
        for (int i = 1; i <= 3; i++) {
            EnrolmentUnderTest.done(SOMEBODY, "Téléphone " + i);
        }

        assertThat(EnrolmentUnderTest.begun(SOMEBODY).page().code()).isEqualTo("ECPS-0262");
    }

    static void assertRefused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        PhoneRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
