package fr.galien.sandbox.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationTest {

    @TempDir
    private Path directory;

    private Build build;
    private Distribution distribution;
    private Path log;

    @BeforeEach
    void unpack() throws IOException {
        build = FalseDistribution.in(directory);
        distribution = new Distribution(directory.resolve("keycloak"), build);
        distribution.unpack();
        log = directory.resolve("log/build.log");
        jar("ours.jar", "first");
    }

    @Test
    void buildsWithItsOptionsTheFirstTime() throws Exception {
        assertThat(augment("--db=postgres")).isTrue();

        assertThat(runs()).containsExactly("build --db=postgres");
    }

    @Test
    void doesNothingTheSecondTime() throws Exception {
        augment("--db=postgres");

        assertThat(augment("--db=postgres")).isFalse();
        assertThat(runs()).hasSize(1);
    }

    @Test
    void buildsAgainWhenAJarChanged() throws Exception {
        augment("--db=postgres");
        jar("ours.jar", "second");

        assertThat(augment("--db=postgres")).isTrue();
        assertThat(distribution.directory().resolve("providers/ours.jar")).hasContent("second");
    }

    @Test
    void buildsAgainWhenAnOptionChanged() throws Exception {
        augment("--db=postgres");

        assertThat(augment("--db=postgres", "--health-enabled=true")).isTrue();
    }

    @Test
    void takesAwayAJarThatIsNoLongerOurs() throws Exception {
        jar("old.jar", "old");
        augment();
        Files.delete(build.providers().resolve("old.jar"));

        augment();

        assertThat(distribution.directory().resolve("providers/old.jar")).doesNotExist();
    }

    @Test
    void givesJarsTheSameDateForEver() throws Exception {
        augment();
        FileTime first = date();
        jar("ours.jar", "second");
        augment();

        assertThat(date()).isEqualTo(first);
    }

    @Test
    void startsFromAFreshDistributionAfterABuildThatWasCutShort() throws Exception {
        Files.createFile(distribution.directory().resolve("galien-augmenting"));
        Files.createFile(distribution.directory().resolve("torn"));

        augment();

        assertThat(distribution.directory().resolve("torn")).doesNotExist();
        assertThat(augment()).isFalse();
    }

    @Test
    void saysWhatKeycloakSaysWhenItRefusesAJar() throws IOException {
        jar("bad.jar", "bad");

        assertThatThrownBy(this::augment)
                .isInstanceOfSatisfying(
                        Trouble.class,
                        trouble -> assertThat(trouble.line())
                                .startsWith("BOX-1010")
                                .contains("bad.jar is not a jar")
                                .contains(log.toString()));
    }

    private boolean augment(String... options) throws IOException, InterruptedException {
        return new Augmentation(distribution, build, List.of(options)).apply(log, process -> {});
    }

    private void jar(String name, String content) throws IOException {
        Files.writeString(build.providers().resolve(name), content);
    }

    private FileTime date() throws IOException {
        return Files.getLastModifiedTime(distribution.directory().resolve("providers/ours.jar"));
    }

    private List<String> runs() throws IOException {
        return Files.readAllLines(distribution.directory().resolve("runs"));
    }
}
