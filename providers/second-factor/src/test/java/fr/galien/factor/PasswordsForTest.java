package fr.galien.factor;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.Activity;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.testkit.nation.Nation;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsForTest {

    /** The doctor at the head of every nation: a cabinet and a hospital. */
    private static final Professional DOCTOR =
            new Nation(1, Nation.SMALLEST).people().findFirst().orElseThrow();

    private static final Activity AT_THE_HOSPITAL = DOCTOR.practices().stream()
            .map(Practice::activities)
            .flatMap(activities -> activities.stream())
            .filter(activity -> activity.modeCode().equals("S"))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", " ", "nobody", "everyone", "EVERYBODY", "nobody everybody", "010000001", "01000000", "true"})
    void keepsPeopleOfTheDirectoryFromPasswordsUnlessItIsSaidThatTheyMay(String setting) {
        assertThat(PasswordsFor.read(setting).allow(Optional.of(DOCTOR))).isFalse();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "nobody", "everybody", "010000001"})
    void letsPeopleOutsideTheDirectoryUseOneAlways(String setting) {
        assertThat(PasswordsFor.read(setting).allow(Optional.empty())).isTrue();
    }

    @Test
    void letsEverybodyOfTheDirectoryWhereTheRealmSaysSo() {
        assertThat(PasswordsFor.read("everybody").allow(Optional.of(DOCTOR))).isTrue();
    }

    @Test
    void letsWhoeverWorksInAStructureThatIsNamedByItsSiteOrByItsLegalEntity() {
        String site = AT_THE_HOSPITAL.structure().finess();
        String legalEntity = AT_THE_HOSPITAL.structure().finessLegalEntity();
        assertThat(site).isNotEqualTo(legalEntity).isNotEmpty();

        assertThat(PasswordsFor.read("010000001, " + site).allow(Optional.of(DOCTOR)))
                .isTrue();
        assertThat(PasswordsFor.read("010000001 " + legalEntity).allow(Optional.of(DOCTOR)))
                .isTrue();
    }

    @Test
    void letsNobodyBecauseAStructureHasNoNumber() {
        assertThat(PasswordsFor.read(" ,").structures()).isEmpty();
        assertThat(PasswordsFor.read("2A0000014").structures()).containsExactly("2A0000014");
    }

    @Test
    void keepsWhoeverLeftPracticeFromThem() {
        Professional gone = new Professional(
                DOCTOR.key(),
                DOCTOR.identifiers(),
                DOCTOR.civility(),
                DOCTOR.familyName(),
                DOCTOR.givenName(),
                DOCTOR.practices(),
                Optional.of(LocalDate.of(2026, 1, 1)));

        assertThat(PasswordsFor.read("everybody").allow(Optional.of(gone))).isFalse();
    }
}
