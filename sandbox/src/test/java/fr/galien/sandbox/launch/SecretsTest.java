package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("secrets.properties");
    }

    @Test
    void bearTheMarkThatProductionRefuses() throws IOException {
        Secrets secrets = Secrets.openOrCreate(file, new SecureRandom());

        assertThat(Secret.values())
                .allSatisfy(secret ->
                        assertThat(secrets.value(secret)).startsWith("sandbox-").hasSizeGreaterThan(32));
        assertThat(Arrays.stream(Secret.values()).map(secrets::value)).doesNotHaveDuplicates();
    }

    @Test
    void stayTheSameFromOneStartToTheNext() throws IOException {
        Secrets first = Secrets.openOrCreate(file, new SecureRandom());
        Secrets second = Secrets.openOrCreate(file, new SecureRandom());

        assertThat(second.value(Secret.ADMIN_PASSWORD)).isEqualTo(first.value(Secret.ADMIN_PASSWORD));
    }

    @Test
    void areCompletedWhenAReleaseNeedsAnother() throws IOException {
        Files.writeString(file, Secret.ADMIN_PASSWORD.key() + "=sandbox-known\n");

        Secrets secrets = Secrets.openOrCreate(file, new SecureRandom());

        assertThat(secrets.value(Secret.ADMIN_PASSWORD)).isEqualTo("sandbox-known");
        assertThat(secrets.value(Secret.LOG_KEY)).startsWith("sandbox-");
    }

    @Test
    void areReadByTheirOwnerOnly() throws IOException {
        Secrets.openOrCreate(file, new SecureRandom());

        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void areNotPrinted() throws IOException {
        Secrets secrets = Secrets.openOrCreate(file, new SecureRandom());

        assertThat(secrets.toString()).doesNotContain("sandbox-");
    }
}
