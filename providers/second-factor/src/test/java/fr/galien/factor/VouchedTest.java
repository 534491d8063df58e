package fr.galien.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Means;
import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VouchedTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "SMART_CARD, CARD, EIDAS2",
        "SMART_CARD_NOT_CHECKED, CARD, EIDAS1",
        "PHONE_ATTESTED, PHONE, EIDAS2",
        "PHONE, PHONE, EIDAS1",
        "SECURITY_KEY, KEY, EIDAS2",
        "PASSKEY, KEY, EIDAS1"
    })
    void isWorthWhatVouchesAndNeverMoreThanTheSecondLevel(Means means, Vouched.By by, Assurance most) {
        assertThat(vouched(act(means, 0))).contains(new Vouched(by, most));
    }

    @ParameterizedTest
    @EnumSource(
            value = Means.class,
            names = {"PHONE_OFFLINE", "PASSWORD_WITH_CODE", "PASSWORD_WITH_RECOVERY_CODE"})
    void isNothingThatCouldBeGuessed(Means means) {
        assertThat(vouched(act(means, 0))).isEmpty();
    }

    @Test
    void isOfTheMinute() {
        assertThat(vouched(act(Means.SMART_CARD, 60))).isPresent();
        assertThat(vouched(act(Means.SMART_CARD, 61))).isEmpty();
    }

    @Test
    void isTheStrongestOfSeveral() {
        assertThat(vouched(act(Means.PHONE, 0), act(Means.SECURITY_KEY, 30)))
                .contains(new Vouched(Vouched.By.KEY, Assurance.EIDAS2));
    }

    @Test
    void isNothingWhereTheRealmTakesTheMeansForNothing() {
        assertThat(Vouched.of(new Evidence(List.of(act(Means.SMART_CARD, 0))), means -> Optional.empty(), NOW))
                .isEmpty();
    }

    @Test
    void isWorthNoMoreThanTheRealmSays() {
        assertThat(Vouched.of(
                        new Evidence(List.of(act(Means.SMART_CARD, 0))), means -> Optional.of(Assurance.EIDAS1), NOW))
                .contains(new Vouched(Vouched.By.CARD, Assurance.EIDAS1));
    }

    @Test
    void cannotBeMadeForTheHighestLevel() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Vouched(Vouched.By.DESK, Assurance.EIDAS3));
    }

    private static Optional<Vouched> vouched(Evidence.Act... acts) {
        return Vouched.of(new Evidence(Stream.of(acts).toList()), means -> Optional.of(means.most()), NOW);
    }

    private static Evidence.Act act(Means means, int secondsAgo) {
        return new Evidence.Act(means, NOW.minusSeconds(secondsAgo));
    }
}
