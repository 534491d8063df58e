package fr.galien.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.assurance.LevelRequest.Decision;
import fr.galien.identity.Assurance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelRequestTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // reached, asked, level, answer
                "EIDAS3, eidas1, EIDAS3, eidas1",
                "EIDAS3, eidas3, EIDAS3, eidas3",
                "EIDAS3, -, EIDAS3, eidas3",
                "EIDAS3, eidas2 eidas1, EIDAS3, eidas2",
                "EIDAS3, eidas1 eidas2, EIDAS3, eidas2",
                "EIDAS2, eidas1 eidas2 eidas3, EIDAS2, eidas2",
                "EIDAS1, eidas3 eidas1, EIDAS1, eidas1",
                "EIDAS1, nonsense eidas1, EIDAS1, eidas1"
            })
    void answersWithTheBestLevelThatIsMet(Assurance reached, String asked, Assurance level, String answer) {
        assertThat(request(asked).decide(Optional.of(reached))).isEqualTo(new Decision.Granted(level, answer));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "eidas1, EIDAS1",
                "eidas3, EIDAS3",
                "eidas3 eidas2, EIDAS2",
                "nonsense eidas3, EIDAS3",
                "nonsense, -",
                "-, -"
            })
    void knowsTheLeastThatWouldDo(String asked, Assurance least) {
        assertThat(request(asked).least()).isEqualTo(Optional.ofNullable(least));
    }

    @ParameterizedTest
    @CsvSource({
        "EIDAS1, eidas2, LEVEL_NOT_REACHED",
        "EIDAS2, eidas3, LEVEL_NOT_REACHED",
        "EIDAS3, eidas4, UNKNOWN_LEVEL",
        "EIDAS3, EIDAS1, UNKNOWN_LEVEL",
        "EIDAS3, 1, UNKNOWN_LEVEL"
    })
    void refusesWhatCannotBeMet(Assurance reached, String asked, LevelRefusal why) {
        assertThat(request(asked).decide(Optional.of(reached))).isEqualTo(new Decision.Refused(why));
    }

    @Test
    void refusesASessionWithoutEvidenceWhateverIsAsked() {
        assertThat(request("eidas1").decide(Optional.empty()))
                .isEqualTo(new Decision.Refused(LevelRefusal.NO_EVIDENCE));
        assertThat(request(null).decide(Optional.empty())).isEqualTo(new Decision.Refused(LevelRefusal.NO_EVIDENCE));
    }

    @Test
    void describesARefusalWithinRfc6749() {
        for (LevelRefusal refusal : LevelRefusal.values()) {
            assertThat(refusal.errorDescription()).matches("[\\x20-\\x21\\x23-\\x5B\\x5D-\\x7E]+");
        }
    }

    private static LevelRequest request(String acrValues) {
        return new LevelRequest(acrValues == null ? List.of() : List.of(acrValues.split(" ")));
    }
}
