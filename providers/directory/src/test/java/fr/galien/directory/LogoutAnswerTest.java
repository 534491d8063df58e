package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogoutAnswerTest {

    @ParameterizedTest
    @CsvSource({
        "200, DONE",
        "204, DONE",
        "302, NONE",
        "400, REFUSED",
        "404, REFUSED",
        "408, NONE",
        "425, NONE",
        "429, NONE",
        "500, NONE",
        "503, NONE",
        "100, NONE"
    })
    void isTheVerdictOfTheStatus(int status, LogoutAnswer answer) {
        assertThat(LogoutAnswer.of(status)).isEqualTo(answer);
    }
}
