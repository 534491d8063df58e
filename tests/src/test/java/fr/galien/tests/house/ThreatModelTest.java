package fr.galien.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document that says in which test an attack is tried names tests that are there. */
class ThreatModelTest {

    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    /** A test is what its class opens to JUnit alone; its annotations may hold anything. */
    private static final Pattern METHOD = Pattern.compile("^    void (\\w+)\\(", Pattern.MULTILINE);

    @Test
    void namesTestsThatExist() throws IOException {
        List<MatchResult> named = NAMED.matcher(Files.readString(Checkout.file("docs/threat-model.md")))
                .results()
                .toList();
        Map<String, Set<String>> tests = tests();

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(one -> assertThat(tests.getOrDefault(one.group(1), Set.of()))
                        .as(one.group(1))
                        .contains(one.group(2)));
    }

    /** The names of each class's tests. */
    private static Map<String, Set<String>> tests() {
        return Stream.concat(Checkout.modules().stream(), Stream.of(Checkout.file("tests")))
                .map(module -> module.resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(ThreatModelTest::classes)
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        ThreatModelTest::methods,
                        (one, other) -> {
                            one.addAll(other);
                            return one;
                        }));
    }

    private static Stream<Path> classes(Path sources) {
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith("Test.java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> methods(Path file) {
        try {
            return METHOD.matcher(Files.readString(file))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
