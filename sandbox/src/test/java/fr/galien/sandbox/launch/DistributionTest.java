package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {

    @TempDir
    private Path directory;

    private Build build;
    private Path keycloak;
    private Distribution distribution;

    @BeforeEach
    void zip() throws IOException {
        build = FalseDistribution.in(directory);
        keycloak = directory.resolve("keycloak");
        distribution = new Distribution(keycloak, build);
    }

    @Test
    void unpacksOnceForAVersion() throws IOException {
        assertThat(distribution.unpack()).isTrue();
        assertThat(distribution.directory().resolve("lib/quarkus-run.jar")).isNotEmptyFile();

        assertThat(distribution.unpack()).isFalse();
    }

    @Test
    void clearsAwayWhatACrashWhileUnpackingLeft() throws IOException {
        Files.createDirectories(keycloak.resolve("unpacking-1/keycloak-1.2.3/lib"));

        distribution.unpack();

        assertThat(keycloak).isDirectoryNotContaining(path -> path.toString().contains("unpacking"));
    }

    @Test
    void clearsAwayAnotherVersion() throws IOException {
        Files.createDirectories(keycloak.resolve("1.2.2/lib"));

        distribution.unpack();

        assertThat(keycloak.resolve("1.2.2")).doesNotExist();
    }

    @Test
    void namesADamagedDownloadAndTheWayOut() throws IOException {
        Files.writeString(build.distribution(), "half a download");

        assertThatThrownBy(distribution::unpack)
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.line())
                                .startsWith("BOX-1009")
                                .contains(build.distribution().toString())
                                .contains("Delete that file"));
    }

    @Test
    void writesNothingOutsideItsDirectoryWhateverTheArchiveSays() throws IOException {
        FalseDistribution.write(build.distribution(), "../../escaped", new byte[1]);

        assertThatThrownBy(distribution::unpack).isInstanceOf(Trouble.class);

        assertThat(directory.resolve("escaped")).doesNotExist();
    }
}
