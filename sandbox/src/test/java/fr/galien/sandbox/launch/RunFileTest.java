package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {

    @TempDir
    private Path run;

    @Test
    void readsWhatAnotherProcessWrote() throws IOException {
        RunFile written = new RunFile(
                        false,
                        Instant.parse("2026-11-21T20:00:00Z"),
                        Map.of(Part.SUPERVISOR, ProcessMark.of(ProcessHandle.current())))
                .with(Part.POSTGRES, new ProcessMark(1, Instant.ofEpochMilli(2)))
                .nowReady();

        written.write(run);

        assertThat(RunFile.read(run)).contains(written);
        assertThat(written.living(Part.SUPERVISOR)).contains(ProcessHandle.current());
        assertThat(written.living(Part.KEYCLOAK)).isEmpty();
    }

    @Test
    void knowsOfNothingWhereNothingWasWritten() throws IOException {
        assertThat(RunFile.read(run)).isEmpty();
    }
}
