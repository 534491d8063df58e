package fr.galien.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.claims.OwnActivity;
import fr.galien.directory.FindMandate.Mandate;
import fr.galien.identity.Professional;
import fr.galien.oidc.StructureNumber;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SituationChoiceTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final Professional person = Sample.person(
            Sample.doctor(
                    Sample.activity("S", "SA01", Sample.hospital("1")),
                    Sample.activity("L", "SA01", Sample.hospital("1")),
                    Sample.activity("S", "SA01", Sample.hospital("2")),
                    Sample.activity("L", "SA07", Sample.cabinet())),
            Sample.student(Sample.activity("S", "SA01", Sample.hospital("2"))));

    @Test
    void needsNoWordWhereThereIsOneActivity() throws ExchangeRefused {
        Situation situation = choose(Sample.CABINET, Optional.empty(), Optional.empty());

        assertThat(situation.written()).isEqualTo("10C/SA07/L");
        assertThat(situation.structure().value()).isEqualTo(Sample.CABINET);
    }

    @ParameterizedTest
    @CsvSource({
        "10B0000001, 10C/SA01/S, 10C/SA01/S, F0B0000001",
        "10B0000001, 10C/SA01/L, 10C/SA01/L, F0B0000001",
        "10B0000002, 10E, 10E/SA01/S, F0B0000002",
        "10B9000001, 10C/SA01/L, 10C/SA01/L, F0B0000001",
        "10B9000001, 10C/SA01/S/F0B0000002, 10C/SA01/S, F0B0000002"
    })
    void takesTheOneThatIsNamed(String structure, String wanted, String written, String site) throws ExchangeRefused {
        Situation situation = choose(structure, Optional.of(wanted), Optional.empty());

        assertThat(situation.written()).isEqualTo(written);
        assertThat(situation.structureId()).isEqualTo(site);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10C", "10C/SA01"})
    void asksForMoreWhereSeveralAnswer(String wanted) {
        refused(Sample.HOSPITAL, Optional.of(wanted), "TOKEN-0417");
        refused(Sample.HOSPITAL, Optional.empty(), "TOKEN-0417");
        refused(Sample.HOSPITAL_ENTITY, Optional.of("10C/SA01/S"), "TOKEN-0417");
    }

    @ParameterizedTest
    @ValueSource(strings = {"21C", "10M", "10C/SA07", "10C/SA01/B", "10", "10c", "", "10C/", "10C/SA01/S/", "10C.*"})
    void knowsNoOther(String wanted) {
        refused(Sample.HOSPITAL, Optional.of(wanted), "TOKEN-0416");
    }

    @Test
    void takesTheOneChosenAtLoginWhereItIsThere() throws ExchangeRefused {
        String liberal = OwnActivity.of(person).stream()
                .filter(one -> one.activity().modeCode().equals("L")
                        && one.activity().sectorCode().equals("SA01"))
                .findFirst()
                .orElseThrow()
                .key();

        assertThat(choose(Sample.HOSPITAL, Optional.empty(), Optional.of(liberal))
                        .written())
                .isEqualTo("10C/SA01/L");
        assertThat(choose(Sample.CABINET, Optional.empty(), Optional.of(liberal))
                        .written())
                .as("chosen, but elsewhere")
                .isEqualTo("10C/SA07/L");
        assertThat(choose(Sample.HOSPITAL, Optional.of("10C/SA01/S"), Optional.of(liberal))
                        .written())
                .as("said now, after what was chosen then")
                .isEqualTo("10C/SA01/S");
    }

    @Test
    void speaksForNobodyElseWithoutAMandate() {
        refused("318751275100020", Optional.empty(), "TOKEN-0415");
        refused("318751275100020", Optional.of("10C"), "TOKEN-0415");
    }

    @Test
    void speaksForAStructureThatGaveAMandate() throws ExchangeRefused {
        SituationChoice mandated = new SituationChoice(
                (who, structure, day) -> Optional.of(new Mandate(structure, "CLINIQUE", "SA04", day, day.plusDays(1))));
        StructureNumber clinic = new StructureNumber("318751275100020");

        Situation situation = mandated.of(person, clinic, Optional.of("10C"), Optional.empty(), TODAY);

        assertThat(situation.written()).isEqualTo("10C/SA04");
        assertThat(situation.structureName()).isEqualTo("CLINIQUE");
        assertThat(situation.structureId()).isEmpty();
        assertThatThrownBy(() -> mandated.of(person, clinic, Optional.empty(), Optional.empty(), TODAY))
                .hasMessageStartingWith("TOKEN-0417");
        assertThatThrownBy(() -> mandated.of(person, clinic, Optional.of("21C"), Optional.empty(), TODAY))
                .hasMessageStartingWith("TOKEN-0416");
    }

    /** A number of nothing must be nobody's. */
    @Test
    void takesNoEmptyNumberForOne() {
        assertThat(SituationChoice.numbers(Sample.cabinet())).containsExactly(Sample.CABINET);
        assertThat(SituationChoice.numbers(Sample.hospital("1")))
                .containsExactlyInAnyOrder(Sample.HOSPITAL, Sample.HOSPITAL_ENTITY);
    }

    private Situation choose(String structure, Optional<String> wanted, Optional<String> chosen)
            throws ExchangeRefused {
        return new SituationChoice((who, where, day) -> Optional.empty())
                .of(person, new StructureNumber(structure), wanted, chosen, TODAY);
    }

    private void refused(String structure, Optional<String> wanted, String code) {
        assertThatThrownBy(() -> choose(structure, wanted, Optional.empty())).hasMessageStartingWith(code);
    }
}
