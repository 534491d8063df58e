package fr.galien.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyNameTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {
                "Trousseau bleu, Trousseau bleu",
                "'  Mon \t ordinateur ', Mon ordinateur",
                "'', Modèle",
                "null, Modèle",
                "'\u202eà l''envers\u0007', à l'envers",
                "'<b>', <b>"
            })
    void isWhatThePersonTypedOrTheModel(String typed, String name) {
        assertThat(KeyName.of(typed, "Modèle", List.of())).isEqualTo(name);
    }

    @Test
    void isCutWhereACharacterEnds() {
        assertThat(KeyName.of("🔑".repeat(100), "", List.of())).isEqualTo("🔑".repeat(60));
    }

    @Test
    void isNoOthersEvenInCapitals() {
        assertThat(KeyName.of("clé", "", List.of("Clé", "CLÉ (2)"))).isEqualTo("clé (3)");
    }
}
