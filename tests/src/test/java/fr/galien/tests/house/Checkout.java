package fr.galien.tests.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the parts of the project are, seen from the module {@code tests}. */
final class Checkout {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private Checkout() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    /** The modules Keycloak loads. */
    static List<Path> providers() {
        try (Stream<Path> modules = Files.list(ROOT.resolve("providers"))) {
            return modules.filter(module -> Files.exists(module.resolve("pom.xml")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every module with code of ours, but this one. */
    static List<Path> modules() {
        return Stream.concat(
                        providers().stream(),
                        Stream.of(
                                        "themes",
                                        "testkit",
                                        "resource-server",
                                        "services/record",
                                        "services/prescription",
                                        "sandbox")
                                .map(ROOT::resolve))
                .toList();
    }

    /** The jars that go into Keycloak's {@code providers/}. */
    static List<Path> jars() {
        return Stream.concat(providers().stream(), Stream.of(ROOT.resolve("themes")))
                .map(module -> module.resolve("target/galien-" + module.getFileName() + ".jar"))
                .toList();
    }

    /** The Java files of a module, without its tests. */
    static List<Path> sources(Path module) {
        Path sources = module.resolve("src");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.startsWith(sources.resolve("test")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
