package fr.galien.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NationalIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"99700252580", "899700252580", "8 9970 0252 580", "8.99700252580", "997 00 25 25 80"})
    void understandsAnRppsNumberTypedWithOrWithoutTheLeading8(String typed) {
        assertThat(NationalId.typed(typed)).hasValue(new NationalId("899700252580"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99700252581", "899700252581", "", "8", "a b;c", "899700252580'--"})
    void refusesTypingErrors(String typed) {
        assertThat(NationalId.typed(typed)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "899700252580, RPPS, 99700252580",
        "00B6087510, ADELI, 0B6087510",
        "112345678901/00001, CAB_ADELI, 12345678901/00001",
        "3760021832/000000018, FINESS, 760021832/000000018",
        "500000000029751/CPAT0001, SIRET, 00000000029751/CPAT0001",
        "ANS20231122132732, EDIT,",
        "550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd, PSI,",
        "X123, RASS,"
    })
    void tellsTheOriginByTheFirstCharacter(String value, IdentifierOrigin origin, String withoutTypeDigit) {
        NationalId id = new NationalId(value);
        assertThat(id.origin()).isEqualTo(origin);
        assertThat(id.withoutTypeDigit().orElse(null)).isEqualTo(withoutTypeDigit);
    }

    @Test
    void hidesItselfFromLogs() {
        assertThat(new NationalId("899700252580").toString()).doesNotContain("997");
    }

    @Test
    void refusesControlCharactersAndExcess() {
        assertThatThrownBy(() -> new NationalId("8997\n00")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NationalId("8".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
