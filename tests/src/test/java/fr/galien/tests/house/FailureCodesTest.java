package fr.galien.tests.house;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** Every failure a person can meet has one code, one line of documentation and, where a page shows it, words in both languages. */
class FailureCodesTest {

    /** Where it is given: a string of its own, or the beginning of a sentence. */
    private static final Pattern CODE = Pattern.compile(
            "\\b((?:CARD|ECPS|RPPS|LEVEL|PROD|BOX|ACCOUNT|PAGE|OIDC|TOKEN|VIHF|RS|FACTOR)-\\d{4})[\":]");

    private static final Pattern DOCUMENTED = Pattern.compile(
            "^\\| *`?((?:CARD|ECPS|RPPS|LEVEL|PROD|BOX|ACCOUNT|PAGE|OIDC|TOKEN|VIHF|RS|FACTOR)-\\d{4})`? *\\|",
            Pattern.MULTILINE);

    /** Of the directory's failures only the outage meets a professional, of those of tokens only the missing mailbox; the others meet who loads it. The phone's application has words of its own. */
    private static final Predicate<String> SHOWN_ON_A_PAGE =
            code -> code.matches("(CARD|LEVEL|PAGE|ACCOUNT)-.*|ECPS-02[2369].*")
                    || code.matches("FACTOR-15([23457].|8[01])")
                    || code.equals("RPPS-0301")
                    || code.equals("TOKEN-0420");

    @Test
    void eachCodeHasOneLineInTheDocumentation() {
        List<String> documented = DOCUMENTED
                .matcher(read(Checkout.file("docs/errors.md")))
                .results()
                .map(result -> result.group(1))
                .toList();

        assertThat(documented).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(codes());
    }

    @Test
    void eachCodeOfAPageHasWordsAndAHintInBothLanguages() {
        SoftAssertions softly = new SoftAssertions();
        for (String language : List.of("fr", "en")) {
            Properties messages = messages(language);
            codes().stream()
                    .filter(SHOWN_ON_A_PAGE)
                    .flatMap(code -> Stream.of(code, code + ".hint"))
                    .forEach(key -> softly.assertThat(messages.getProperty(key, ""))
                            .as("%s in messages_%s", key, language)
                            .isNotBlank());
        }
        softly.assertAll();
    }

    @Test
    void noPageHasWordsForACodeThatDoesNotExist() {
        for (String language : List.of("fr", "en")) {
            assertThat(messages(language).stringPropertyNames().stream()
                            .filter(key -> key.matches("[A-Z]+-\\d{4}(\\.hint)?"))
                            .map(key -> key.substring(0, key.indexOf('-') + 5)))
                    .isSubsetOf(codes());
        }
    }

    private static SortedSet<String> codes() {
        Stream<Path> scripts = Stream.of(Checkout.file("galien"), Checkout.file("galien.cmd"));
        Stream<Path> sources = Checkout.modules().stream().flatMap(module -> Checkout.sources(module).stream());
        Stream<Path> application = Stream.of(Checkout.file("wallet/js/codes.js"));
        return Stream.of(scripts, application, sources)
                .flatMap(Function.identity())
                .flatMap(source -> CODE.matcher(read(source)).results())
                .map((MatchResult result) -> result.group(1))
                .collect(toCollection(TreeSet::new));
    }

    private static Properties messages(String language) {
        Path file = Checkout.file(
                "themes/src/main/resources/theme/galien/login/messages/messages_" + language + ".properties");
        Properties messages = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            messages.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
