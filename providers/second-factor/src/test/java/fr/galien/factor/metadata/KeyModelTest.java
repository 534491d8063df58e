package fr.galien.factor.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyModelTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "REVOKED, REVOKED",
        "USER_VERIFICATION_BYPASS, USER_VERIFICATION_BYPASS",
        "ATTESTATION_KEY_COMPROMISE, ATTESTATION_KEY_COMPROMISE",
        "USER_KEY_REMOTE_COMPROMISE, USER_KEY_COMPROMISE",
        "USER_KEY_PHYSICAL_COMPROMISE, USER_KEY_COMPROMISE",
        "SOMETHING_FIDO_THINKS_OF_LATER, SOUND",
        "FIDO_CERTIFIED_L1, SOUND"
    })
    void knowsWhatEachStatusSays(String status, Standing standing) {
        assertThat(standing(model(report("2026-01-01", status)))).isEqualTo(standing);
    }

    @Test
    void aLaterCertificationHealsNothing() {
        KeyModel model =
                model(report("2026-01-01", "USER_KEY_REMOTE_COMPROMISE"), report("2026-06-01", "FIDO_CERTIFIED_L3"));

        assertThat(standing(model)).isEqualTo(Standing.USER_KEY_COMPROMISE);
    }

    @Test
    void anUpdateHealsTheKeyThatHasIt() {
        KeyModel model = model(
                report("2026-01-01", "USER_KEY_REMOTE_COMPROMISE"), report("2026-06-01", "UPDATE_AVAILABLE", 507));

        assertThat(model.standing(NOW, OptionalLong.of(507))).isEqualTo(Standing.SOUND);
        assertThat(model.standing(NOW, OptionalLong.of(508))).isEqualTo(Standing.SOUND);
        assertThat(model.standing(NOW, OptionalLong.of(506))).isEqualTo(Standing.USER_KEY_COMPROMISE);
        assertThat(model.standing(NOW, OptionalLong.empty())).isEqualTo(Standing.USER_KEY_COMPROMISE);
    }

    @Test
    void anUpdateThatDoesNotSayWhichHealsNothing() {
        KeyModel model =
                model(report("2026-01-01", "USER_VERIFICATION_BYPASS"), report("2026-06-01", "UPDATE_AVAILABLE"));

        assertThat(model.standing(NOW, OptionalLong.of(999))).isEqualTo(Standing.USER_VERIFICATION_BYPASS);
    }

    @Test
    void anUpdateHealsNothingThatWasFoundAfterIt() {
        KeyModel model =
                model(report("2026-01-01", "UPDATE_AVAILABLE", 507), report("2026-06-01", "USER_VERIFICATION_BYPASS"));

        assertThat(model.standing(NOW, OptionalLong.of(507))).isEqualTo(Standing.USER_VERIFICATION_BYPASS);
    }

    @Test
    void noUpdateHealsARevokedModel() {
        KeyModel model = model(report("2026-01-01", "REVOKED"), report("2026-06-01", "UPDATE_AVAILABLE", 507));

        assertThat(model.standing(NOW, OptionalLong.of(507))).isEqualTo(Standing.REVOKED);
    }

    @Test
    void theWorstIsToldOfSeveral() {
        KeyModel model = model(
                report("2026-01-01", "USER_KEY_PHYSICAL_COMPROMISE"), report("2026-02-01", "USER_VERIFICATION_BYPASS"));

        assertThat(standing(model)).isEqualTo(Standing.USER_VERIFICATION_BYPASS);
    }

    @Test
    void whatIsOfTomorrowSaysNothingYet() {
        KeyModel model = model(report("2026-11-23", "REVOKED"), report("2026-11-23", "FIDO_CERTIFIED_L1"));

        assertThat(standing(model)).isEqualTo(Standing.SOUND);
        assertThat(model.certification(NOW)).isEmpty();
    }

    @Test
    void aCertificationCountsFromItsDay() {
        assertThat(model(report("2026-11-22", "FIDO_CERTIFIED_L1")).certification(NOW))
                .contains(Certification.FIDO_CERTIFIED_L1);
    }

    @Test
    void theLatestCertificationDecides() {
        assertThat(model(report("2026-06-01", "FIDO_CERTIFIED_L1"), report("2020-01-01", "FIDO_CERTIFIED_L2"))
                        .certification(NOW))
                .contains(Certification.FIDO_CERTIFIED_L1);
    }

    @Test
    void theHigherOfTwoOfOneDayDecides() {
        assertThat(model(report("2026-06-01", "FIDO_CERTIFIED_L1"), report("2026-06-01", "FIDO_CERTIFIED"))
                        .certification(NOW))
                .contains(Certification.FIDO_CERTIFIED_L1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"NOT_FIDO_CERTIFIED", "SELF_ASSERTION_SUBMITTED", "RETIRED"})
    void aCertificationEndsWithWhatTakesItBack(String status) {
        assertThat(model(report("2020-01-01", "FIDO_CERTIFIED_L2"), report("2026-06-01", status))
                        .certification(NOW))
                .isEmpty();
        assertThat(model(report("2026-06-01", status), report("2026-06-01", "FIDO_CERTIFIED_L2"))
                        .certification(NOW))
                .isEmpty();
    }

    @Test
    void aCertificationEndsOnTheDayItSays() {
        StatusReport ended = new StatusReport(
                "FIDO_CERTIFIED_L1",
                Optional.of(LocalDate.parse("2020-01-01")),
                Optional.of(LocalDate.parse("2026-11-22")),
                OptionalLong.empty());

        assertThat(model(ended).certification(NOW)).isEmpty();
        assertThat(model(ended).certification(NOW.minusSeconds(86_400))).contains(Certification.FIDO_CERTIFIED_L1);
    }

    @Test
    void aReportWithoutADayIsBeforeAllOthersAndInForce() {
        StatusReport always =
                new StatusReport("FIDO_CERTIFIED_L2", Optional.empty(), Optional.empty(), OptionalLong.empty());

        assertThat(model(always).certification(NOW)).contains(Certification.FIDO_CERTIFIED_L2);
        assertThat(model(always, report("2020-01-01", "FIDO_CERTIFIED_L1")).certification(NOW))
                .contains(Certification.FIDO_CERTIFIED_L1);
    }

    @Test
    void otherCertificationsAreNone() {
        assertThat(model(report("2020-01-01", "FIPS140_CERTIFIED_L3")).certification(NOW))
                .isEmpty();
    }

    private static Standing standing(KeyModel model) {
        return model.standing(NOW, OptionalLong.empty());
    }

    private static KeyModel model(StatusReport... reports) {
        return new KeyModel(List.of(reports), Set.of());
    }

    private static StatusReport report(String day, String status) {
        return new StatusReport(status, Optional.of(LocalDate.parse(day)), Optional.empty(), OptionalLong.empty());
    }

    private static StatusReport report(String day, String status, long version) {
        return new StatusReport(status, Optional.of(LocalDate.parse(day)), Optional.empty(), OptionalLong.of(version));
    }
}
