package fr.galien.testkit.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeApplicationTest {

    /** RFC 6238, appendix B: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
    void showsWhatTheStandardSays(long second, String code) {
        assertThat(CodeApplication.of("12345678901234567890").codeAt(Instant.ofEpochSecond(second)))
                .isEqualTo(code);
    }
}
