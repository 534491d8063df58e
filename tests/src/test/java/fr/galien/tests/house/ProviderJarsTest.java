package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What we put into Keycloak's {@code providers/}. Its one class loader looks there first, so a class of ours that it ships
 * too would silently replace it; and it keys its augmentation on the names of the jars.
 */
class ProviderJarsTest {

    private static final Set<String> KEYCLOAKS = new HashSet<>();

    @BeforeAll
    static void readTheDistribution() throws IOException {
        try (ZipFile distribution =
                new ZipFile(Path.of(System.getProperty("keycloak.distribution")).toFile())) {
            for (ZipEntry entry : distribution.stream()
                    .filter(entry -> entry.getName().matches("[^/]+/lib/lib/(main|boot)/[^/]+\\.jar"))
                    .toList()) {
                try (ZipInputStream jar = new ZipInputStream(distribution.getInputStream(entry))) {
                    for (ZipEntry part = jar.getNextEntry(); part != null; part = jar.getNextEntry()) {
                        KEYCLOAKS.add(part.getName());
                    }
                }
            }
        }
        // Names that every server is known to ship: the list is the real one.
        assertThat(KEYCLOAKS)
                .contains(
                        "org/keycloak/models/KeycloakSession.class",
                        "com/fasterxml/jackson/databind/ObjectMapper.class",
                        "org/postgresql/Driver.class");
    }

    static List<Path> jars() {
        return Checkout.jars();
    }

    @Test
    void areAllThoseOfTheImage() throws IOException {
        String dockerfile = Files.readString(Checkout.file("docker/Dockerfile"));

        assertThat(Checkout.jars())
                .allSatisfy(jar -> assertThat(dockerfile)
                        .contains(Checkout.file("").relativize(jar).toString()));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void shipsNoClassThatKeycloakShips(Path jar) {
        assertThat(names(jar)).filteredOn(name -> name.endsWith(".class")).doesNotContainAnyElementsOf(KEYCLOAKS);
    }

    @ParameterizedTest
    @MethodSource("jars")
    void shipsClassesOfOursAlone(Path jar) {
        assertThat(names(jar))
                .filteredOn(name -> name.endsWith(".class"))
                .allMatch(name -> name.startsWith("fr/galien/"));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void setsNothingOfKeycloaksOwn(Path jar) {
        assertThat(names(jar))
                .noneMatch(name -> name.matches("application\\.(properties|ya?ml)|META-INF/persistence\\.xml"));
    }

    @ParameterizedTest
    @MethodSource("jars")
    void namesOnlyServicesItHas(Path jar) throws IOException {
        List<String> names = names(jar);
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String service : names.stream()
                    .filter(name -> name.startsWith("META-INF/services/") && !name.endsWith("/"))
                    .toList()) {
                assertThat(providers(file.getInputStream(file.getEntry(service))))
                        .as(service)
                        .isNotEmpty()
                        .allSatisfy(provider -> assertThat(names).contains(provider.replace('.', '/') + ".class"));
            }
        }
    }

    private static List<String> providers(InputStream service) {
        return new BufferedReader(new InputStreamReader(service, StandardCharsets.UTF_8))
                .lines()
                .map(line -> line.replaceAll("#.*", "").trim())
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static List<String> names(Path jar) {
        assertThat(jar).as("package the modules first").exists();
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream().map(ZipEntry::getName).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
