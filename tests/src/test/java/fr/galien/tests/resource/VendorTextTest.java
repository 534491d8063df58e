package fr.galien.tests.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/vendor.md prints for whoever is handed tokens is part of what runs in the tests of this package. */
class VendorTextTest {

    private static final String SECTION = "## Checking the tokens of your service\n";
    private static final Pattern BLOCK = Pattern.compile("```(java|js)\n(.*?)```", Pattern.DOTALL);

    private static final Map<String, List<Path>> RUN = Map.of(
            "java",
            List.of(
                    Path.of("src/test/java/fr/galien/tests/resource/LibraryTest.java"),
                    Path.of("../services/prescription/src/main/java/fr/galien/service/prescription/Security.java")),
            "js",
            List.of(Path.of("src/test/node/check.mjs")));

    @Test
    void isPartOfWhatRuns() throws IOException {
        String vendor = Files.readString(Path.of("../docs/vendor.md"));
        String section = vendor.substring(vendor.indexOf(SECTION) + SECTION.length());
        List<MatchResult> blocks = BLOCK.matcher(section.substring(0, section.indexOf("\n## ")))
                .results()
                .toList();

        assertThat(blocks).extracting(block -> block.group(1)).containsExactly("java", "java", "js");
        for (MatchResult block : blocks) {
            String run = RUN.get(block.group(1)).stream()
                    .map(VendorTextTest::onOneLine)
                    .collect(Collectors.joining("\n"));
            assertThat(Stream.of(block.group(2).split("\n\n")).map(VendorTextTest::onOneLine))
                    .allSatisfy(piece -> assertThat(run).contains(piece));
        }
    }

    private static String onOneLine(Path file) {
        try {
            return onOneLine(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String onOneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
