package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationFileTest {

    private static final Clock MORNING = at("2026-11-21T08:00:00Z");
    private static final Clock EVENING = at("2026-11-21T20:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void isMadeOnceForASize() throws IOException {
        Path first = new NationFile(directory.resolve("nation")).of(500, MORNING);
        Path second = new NationFile(directory.resolve("nation")).of(500, EVENING);

        assertThat(second).isEqualTo(first).isNotEmptyFile();
    }

    @Test
    void isMadeAnewForAnotherSize() throws IOException {
        Path first = new NationFile(directory.resolve("nation")).of(500, MORNING);
        Path second = new NationFile(directory.resolve("nation")).of(501, EVENING);

        assertThat(first).doesNotExist();
        assertThat(second).isNotEmptyFile();
    }

    private static Clock at(String instant) {
        return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    }
}
