package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.SandboxHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    private Path directory;

    private SandboxHome home;
    private Process orphan;

    @BeforeEach
    void start() throws IOException {
        home = new SandboxHome(directory);
        orphan = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waits.class.getName())
                .start();
    }

    @AfterEach
    void end() {
        orphan.destroyForcibly();
    }

    @Test
    void endsAProcessOfAKilledSandbox() throws Exception {
        written(ProcessMark.of(orphan.toHandle()));

        assertThat(Leftovers.stop(home)).containsExactly("Keycloak");

        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    /** They call it. */
    @Test
    void endsAServiceBeforeTheServer() throws Exception {
        ProcessMark mark = ProcessMark.of(orphan.toHandle());
        new RunFile(true, Instant.EPOCH, Map.of(Part.KEYCLOAK, mark, Part.RECORD, mark, Part.MESSAGING, mark))
                .write(home.run());

        assertThat(Leftovers.find(home).keySet()).containsExactly(Part.RECORD, Part.MESSAGING, Part.KEYCLOAK);
    }

    @Test
    void endsADatabaseThatOnlyWroteItselfDown() throws Exception {
        Path data = Files.createDirectories(Database.data(home));
        long second = ProcessMark.of(orphan.toHandle()).start().getEpochSecond();
        Files.writeString(data.resolve("postmaster.pid"), orphan.pid() + "\n" + data + "\n" + second + "\n8450\n");

        assertThat(Leftovers.stop(home)).containsExactly("PostgreSQL");

        assertThat(orphan.waitFor(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void leavesAStrangerAloneThatWasGivenTheNumberOfOurs() throws Exception {
        Instant earlier = ProcessMark.of(orphan.toHandle()).start().minus(Duration.ofMinutes(1));
        written(new ProcessMark(orphan.pid(), earlier));

        assertThat(Leftovers.stop(home)).isEmpty();

        assertThat(orphan.isAlive()).isTrue();
    }

    @Test
    void forgetsWhatWasWritten() throws Exception {
        written(new ProcessMark(orphan.pid(), Instant.EPOCH));
        Files.createFile(Leftovers.stopRequest(home.run()));

        Leftovers.stop(home);

        assertThat(home.run()).isEmptyDirectory();
    }

    @Test
    void takesATornFileForNothing() throws Exception {
        Files.createDirectories(home.run());
        Files.writeString(RunFile.in(home.run()), "ready=tr");

        assertThat(Leftovers.stop(home)).isEmpty();
    }

    private void written(ProcessMark mark) throws IOException {
        new RunFile(true, Instant.EPOCH, Map.of(Part.KEYCLOAK, mark)).write(home.run());
    }

    /** Lives until it is ended. */
    static final class Waits {

        private Waits() {}

        public static void main(String[] args) throws IOException {
            // Its input never ends by itself, and ends with the tests.
            System.in.transferTo(System.out);
        }
    }
}
