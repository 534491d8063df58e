package fr.galien.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.assurance.LevelRequest;
import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CibaRulesTest {

    private static final Device PHONE = phone(KeyProtection.UNKNOWN, Device.Status.ACTIVE);
    private static final Device ATTESTED = phone(KeyProtection.TEE, Device.Status.ACTIVE);

    /** A request with nothing wrong, to be bent. */
    private boolean twice;

    private boolean poll = true;
    private Optional<String> number = Optional.of("42");
    private int digits = 2;
    private Optional<String> channel = Optional.of("MOBILE");
    private Optional<Integer> expiry = Optional.empty();
    private List<String> levels = List.of("eidas1");
    private boolean actionPending;
    private List<Device> devices = List.of(PHONE);
    private boolean silenced;

    @Test
    void takesWhatTheNationalServicesClientsSend() {
        assertThat(judged()).isEmpty();
    }

    @Test
    void refusesAParameterThatCameTwice() {
        twice = true;
        assertThat(judged()).contains(CibaRefusal.TWICE);
    }

    @Test
    void refusesAClientThatWantsToBeCalledBack() {
        poll = false;
        assertThat(judged()).contains(CibaRefusal.NOT_POLL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "123", "4 2", "4a", "\u0664\u0662", "42\n", "-4"})
    void refusesWhatIsNotTwoDigits(String message) {
        number = Optional.of(message);
        assertThat(judged()).contains(CibaRefusal.NUMBER);
    }

    @Test
    void refusesTwoDigitsOfAClientThatShowsSix() {
        digits = 6;
        assertThat(judged()).contains(CibaRefusal.NUMBER);
        number = Optional.of("004242");
        assertThat(judged()).isEmpty();
    }

    @Test
    void refusesNoNumber() {
        number = Optional.empty();
        assertThat(judged()).contains(CibaRefusal.NUMBER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"card", "mobile", "MOBILE ", "SMS", ""})
    void refusesAnotherChannel(String other) {
        channel = Optional.of(other);
        assertThat(judged()).contains(CibaRefusal.CHANNEL);
    }

    @Test
    void takesNoChannelForAPhone() {
        channel = Optional.empty();
        assertThat(judged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 121, Integer.MAX_VALUE})
    void refusesAnEndThatCannotBeHad(int seconds) {
        expiry = Optional.of(seconds);
        assertThat(judged()).contains(CibaRefusal.EXPIRY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 120})
    void takesAnEndThatCanBeHad(int seconds) {
        expiry = Optional.of(seconds);
        assertThat(judged()).isEmpty();
    }

    @Test
    void c10RefusesSomebodyWhoHasSomethingToDoInABrowserFirst() {
        actionPending = true;
        assertThat(judged()).contains(CibaRefusal.ACTION_PENDING);
    }

    @Test
    void refusesSomebodyWhoseOnlyPhoneIsSuspended() {
        devices = List.of(phone(KeyProtection.TEE, Device.Status.SUSPENDED));
        assertThat(judged()).contains(CibaRefusal.NO_DEVICE);
    }

    @Test
    void asksForAnyLevelThatOneOfThePhonesReaches() {
        levels = List.of("eidas2");
        assertThat(judged()).contains(CibaRefusal.LEVEL);
        devices = List.of(PHONE, ATTESTED);
        assertThat(judged()).isEmpty();
        levels = List.of("eidas3");
        assertThat(judged()).contains(CibaRefusal.LEVEL);
        levels = List.of("eidas3", "eidas1");
        assertThat(judged()).isEmpty();
        levels = List.of();
        assertThat(judged()).isEmpty();
    }

    @Test
    void refusesLevelsThatAreNone() {
        levels = List.of("eidas9", "gold");
        assertThat(judged()).contains(CibaRefusal.LEVEL);
    }

    @Test
    void needsNoPhoneForTheCardAndReachesEveryLevel() {
        channel = Optional.of("CARD");
        devices = List.of();
        levels = List.of("eidas3");
        assertThat(judged()).isEmpty();
    }

    @Test
    void refusesASilencedClientOfTheCardToo() {
        silenced = true;
        assertThat(judged()).contains(CibaRefusal.SILENCED);
        channel = Optional.of("CARD");
        assertThat(judged()).contains(CibaRefusal.SILENCED);
    }

    @Test
    void tellsTheLeastOfTheLevelsThatWillDo() {
        levels = List.of("eidas3", "gold", "eidas2");
        assertThat(question().least()).contains(Assurance.EIDAS2);
    }

    private Optional<CibaRefusal> judged() {
        return CibaRules.judge(question());
    }

    private CibaQuestion question() {
        return new CibaQuestion(
                twice,
                poll,
                number,
                digits,
                channel,
                expiry,
                120,
                new LevelRequest(levels),
                actionPending,
                devices,
                silenced);
    }

    private static Device phone(KeyProtection protection, Device.Status status) {
        return new Device(
                "kid",
                "{}",
                new UserKey.Native("{}"),
                "Téléphone",
                "cli",
                "",
                "",
                EnrolledBy.CARD,
                Assurance.EIDAS2,
                protection,
                Instant.EPOCH,
                status,
                true,
                Optional.empty());
    }
}
