package fr.galien.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfessionLabelTest {

    @ParameterizedTest
    @CsvSource({
        "10, C, Médecin",
        "10, M, Médecin",
        "10, E, Médecin en formation",
        "21, E, Pharmacien en formation",
        "60, C, Infirmier",
        "93, C, Psychologue"
    })
    void tellsAStudentFromTheProfessionOfTheSameCode(String profession, String category, String label) {
        assertThat(ProfessionLabel.of(practice(profession, category))).contains(label);
    }

    @Test
    void knowsNoCodeThatIsNotInTheTables() {
        assertThat(ProfessionLabel.of(practice("11", "C"))).isEmpty();
        assertThat(ProfessionLabel.of(practice("", ""))).isEmpty();
    }

    private static Practice practice(String profession, String category) {
        return new Practice(profession, category, "", "DUPONT", "Agathe", List.of(), List.of());
    }
}
