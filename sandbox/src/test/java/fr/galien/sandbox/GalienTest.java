package fr.galien.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class GalienTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"up", "down", "status", "reset", "login", "card", "key", "client", "directory", "test"})
    void helpsWithEveryCommand(String command) {
        assertThat(run(command, "--help")).isZero();

        assertThat(out.toString()).contains("Usage: galien " + command);
    }

    @Test
    void exitsWithTwoOnACommandThatDoesNotExist() {
        assertThat(run("resett")).isEqualTo(2);

        assertThat(err.toString()).contains("galien reset");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=80", "--port=65535", "--people=1"})
    void exitsWithTwoOnAValueOutOfRange(String option) {
        assertThat(run("up", option, "--home", "target/no-such-home")).isEqualTo(2);
    }

    @Test
    void exitsWithThreeWhereNothingRuns() {
        assertThat(run("status", "--json", "--home", "target/no-such-home")).isEqualTo(3);
    }

    private int run(String... arguments) {
        CommandLine line = Galien.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
