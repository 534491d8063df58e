package fr.galien.tests.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ContainerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

@Tag("image")
class ImageTest {

    private static String image;
    private static DockerClient engine;

    @BeforeAll
    static void build() throws IOException {
        image = GalienImage.built();
        engine = DockerClientFactory.lazyClient();
    }

    @Test
    void givesTheServerOurJarsAndNoOther() throws IOException {
        assertThat(filesIn("/opt/keycloak/providers"))
                .filteredOn(name -> name.endsWith(".jar"))
                .containsExactlyInAnyOrderElementsOf(jarsOfTheProviders());
    }

    @Test
    void importsTheRealmAndNoOther() throws IOException {
        assertThat(filesIn("/opt/keycloak/data/import")).containsExactly("esante-wallet.json");
    }

    @Test
    void doesNotRunAsRoot() {
        ContainerConfig config = engine.inspectImageCmd(image).exec().getConfig();

        assertThat(config).isNotNull();
        assertThat(config.getUser()).isEqualTo("1000");
    }

    private static List<String> jarsOfTheProviders() throws IOException {
        try (Stream<Path> modules = Files.list(GalienImage.root().resolve("providers"))) {
            return Stream.concat(
                            modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                                    .map(module -> module.getFileName().toString()),
                            Stream.of("themes"))
                    .map(module -> "galien-" + module + ".jar")
                    .toList();
        }
    }

    private static List<String> filesIn(String directory) throws IOException {
        String container = engine.createContainerCmd(image).exec().getId();
        try (TarArchiveInputStream archive = new TarArchiveInputStream(
                engine.copyArchiveFromContainerCmd(container, directory).exec())) {
            List<String> names = new ArrayList<>();
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                if (entry.isFile()) {
                    names.add(Path.of(entry.getName()).getFileName().toString());
                }
            }
            return names;
        } finally {
            engine.removeContainerCmd(container).exec();
        }
    }
}
