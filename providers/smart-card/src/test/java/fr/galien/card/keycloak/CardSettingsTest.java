package fr.galien.card.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.card.CardEnvironment;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardSettingsTest {

    @TempDir
    Path empty;

    @Test
    void acceptsNoCardWithoutSettings() {
        assertThat(CardSettings.read(null, null)).isEqualTo(CardSettings.NOTHING);
        assertThat(CardSettings.read(null, "test")).isEqualTo(CardSettings.NOTHING);
        assertThat(CardSettings.read(" ", "production")).isEqualTo(CardSettings.NOTHING);
    }

    @Test
    void acceptsNoCardWithAnEmptyOrAbsentDirectory() {
        assertThat(CardSettings.read(empty.toString(), "test")).isEqualTo(CardSettings.NOTHING);
        assertThat(CardSettings.read(empty.resolve("nowhere").toString(), "test"))
                .isEqualTo(CardSettings.NOTHING);
        assertThat(CardSettings.read("\u0000", "test")).isEqualTo(CardSettings.NOTHING);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Test", "TEST", "prod", "test,production"})
    void takesNoOtherWordForAnEnvironment(String word) {
        assertThat(CardEnvironment.ofOption(word)).isEmpty();
    }
}
