package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    private Path directory;

    private Path log;

    @BeforeEach
    void place() {
        log = directory.resolve("a.log");
    }

    @Test
    void findsTheReasonBehindKeycloaksForeword() throws IOException {
        Files.writeString(log, """
                2026-11-21 21:20:11,742 INFO  [org.keycloak] (executor-thread-1) Full importing
                2026-11-21 21:20:21,531 ERROR [org.keycloak] (executor-thread-1) ERROR: Failed to start server in (production) mode
                2026-11-21 21:20:21,532 ERROR [org.keycloak] (executor-thread-1) ERROR: No such provider 'galien-directory'
                """);

        assertThat(LogFile.firstError(log)).contains("No such provider 'galien-directory'");
    }

    @Test
    void findsPostgresReason() throws IOException {
        Files.writeString(log, """
                2026-11-21 21:20:11.742 UTC [4117] LOG:  starting PostgreSQL 18.6
                2026-11-21 21:20:11.742 UTC [4117] FATAL:  could not write lock file: No space left on device
                """);

        assertThat(LogFile.firstError(log)).contains("could not write lock file: No space left on device");
    }

    @Test
    void findsNothingInAQuietLog() throws IOException {
        Files.writeString(log, "2026-11-21 21:20:11,742 INFO  [org.keycloak] (main) no ERROR here\n");

        assertThat(LogFile.firstError(log)).isEmpty();
    }

    @Test
    void keepsTheLogOfTheStartBefore() throws IOException {
        Files.writeString(log, "before");

        LogFile.turn(log);

        assertThat(log).doesNotExist();
        assertThat(directory.resolve("a.log.1")).hasContent("before");
    }
}
