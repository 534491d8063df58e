package fr.galien.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PseudonymTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);

    @Test
    void isTheSameForTheSamePersonAndKeyOnly() {
        Pseudonym pseudonym = new Pseudonym(KEY);
        assertThat(pseudonym.of("somebody")).matches("[0-9a-f]{16}").isEqualTo(new Pseudonym(KEY).of("somebody"));
        assertThat(pseudonym.of("somebody else")).isNotEqualTo(pseudonym.of("somebody"));
        assertThat(new Pseudonym("another key, 16+".getBytes(StandardCharsets.UTF_8)).of("somebody"))
                .isNotEqualTo(pseudonym.of("somebody"));
    }

    @Test
    void showsNobodyAsADash() {
        assertThat(new Pseudonym(KEY).of(null)).isEqualTo("-");
    }

    @Test
    void refusesAKeyThatCanBeGuessed() {
        assertThatThrownBy(() -> new Pseudonym(new byte[15])).isInstanceOf(IllegalArgumentException.class);
    }
}
