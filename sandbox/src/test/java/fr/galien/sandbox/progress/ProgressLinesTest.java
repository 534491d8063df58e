package fr.galien.sandbox.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

    private static final String ESCAPE = "\u001b";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void writesALineForEachEndedStep() throws Exception {
        Steps steps = new Steps(plain(new Looks(false, false, true), StandardCharsets.UTF_8));

        steps.run("Nation", () -> "2000 people");

        assertThat(written()).matches("  ✓ Nation +0\\.\\d s  2000 people\\R");
    }

    @Test
    void marksTheStepThatFailedAndPassesTheReasonOn() {
        Steps steps = new Steps(plain(new Looks(false, false, true), StandardCharsets.UTF_8));

        assertThatThrownBy(() -> steps.run("Keycloak", () -> {
                    throw new IOException("why");
                }))
                .hasMessage("why");

        assertThat(written()).startsWith("  ✗ Keycloak");
    }

    @Test
    void usesNoEscapesAndNoUnicodeWhereTheyCannotBeShown() {
        Looks poor = new Looks(false, false, false);

        plain(poor, StandardCharsets.US_ASCII).ends("Nation", Duration.ofSeconds(1), "done");

        assertThat(written()).doesNotContain(ESCAPE, "?").startsWith("  ok Nation");
    }

    @Test
    void leavesNothingOfTheRunningStepsBehindWhenDrawingEnds() {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        try (Progress live = new LiveProgress(out, new Looks(true, true, true))) {
            live.begins("Keycloak");
        }

        assertThat(written()).endsWith(ESCAPE + "[1A\r" + ESCAPE + "[0J");
    }

    @Test
    void isPlainWithoutATerminal() {
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        // Surefire's output is none.
        Looks looks = Looks.of(out, Map.of("TERM", "xterm"));

        assertThat(looks.colour()).isFalse();
        assertThat(new Terminal(out, looks).progress()).isInstanceOf(PlainProgress.class);
    }

    private Progress plain(Looks looks, Charset charset) {
        return new PlainProgress(new PrintStream(bytes, true, charset), new StepLine(looks));
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
