package fr.galien.themes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.account.AccountRefusal;
import fr.galien.assurance.LevelRefusal;
import fr.galien.card.CardRefusal;
import fr.galien.card.Outage;
import fr.galien.factor.CodesRefusal;
import fr.galien.factor.DeskRefusal;
import fr.galien.factor.MeansRefusal;
import fr.galien.factor.PasskeyRefusal;
import fr.galien.identity.Failure;
import fr.galien.mobile.EnrolmentRefusal;
import fr.galien.mobile.PhoneRefusal;
import fr.galien.mobile.PhonesRefusal;
import fr.galien.pages.PageFailure;
import fr.galien.token.MailboxRefusal;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LoginThemeTest {

    private static final Path THEME = Path.of("src/main/resources/theme/galien/login");
    private static final Pattern MESSAGE = Pattern.compile("msg\\(\"([^\"]+)\"[,)]");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @Test
    void hasTheSameMessagesInFrenchAndInEnglish() {
        assertThat(keys("fr")).isEqualTo(keys("en"));
    }

    @Test
    void saysEachMessageOnce() throws IOException {
        for (String language : new String[] {"fr", "en"}) {
            assertThat(Files.readAllLines(messagesFile(language)).stream()
                            .filter(line -> line.contains("=") && !line.startsWith("#"))
                            .map(line -> line.substring(0, line.indexOf('='))))
                    .doesNotHaveDuplicates();
        }
    }

    static Stream<Failure> failuresShownToPeople() {
        return Stream.of(
                        Stream.of(CardRefusal.values()),
                        Stream.of(CodesRefusal.values()),
                        Stream.of(LevelRefusal.values()),
                        Stream.of(Outage.values()),
                        Stream.of(PhoneRefusal.values()),
                        Stream.of(PageFailure.values()),
                        Stream.of(AccountRefusal.values()),
                        Stream.of(EnrolmentRefusal.values()),
                        Stream.of(PhonesRefusal.values()),
                        Stream.of(PasskeyRefusal.values()),
                        Stream.of(MeansRefusal.values()),
                        Stream.of(DeskRefusal.values()),
                        // The other is software's, which named a mailbox.
                        Stream.of(MailboxRefusal.NONE))
                .flatMap(failures -> failures);
    }

    @ParameterizedTest
    @MethodSource("failuresShownToPeople")
    void hasASentenceAndAHintForEveryFailure(Failure failure) {
        assertThat(keys("fr")).contains(failure.code(), failure.code() + ".hint");
    }

    @Test
    void hasNoSentenceForACodeThatDoesNotExist() {
        Set<String> codes = new TreeSet<>();
        failuresShownToPeople().map(Failure::code).forEach(code -> {
            codes.add(code);
            codes.add(code + ".hint");
        });

        assertThat(keys("fr"))
                .filteredOn(key -> key.matches("[A-Z]+-\\d{4}.*"))
                .containsExactlyInAnyOrderElementsOf(codes);
    }

    @ParameterizedTest
    @CsvSource({"fr, Votre carte a expiré le 1 juillet 2023.", "en, 'Your card expired on 1 juillet 2023.'"})
    void putsADateWhereItBelongs(String language, String sentence) {
        assertThat(MessageFormat.format(messages(language).getProperty("CARD-0107"), "1 juillet 2023"))
                .isEqualTo(sentence);
    }

    /** MessageFormat swallows a lone apostrophe and everything that should be filled in after it. */
    @ParameterizedTest
    @CsvSource({"fr", "en"})
    void writesEveryApostropheTwice(String language) {
        messages(language).forEach((key, text) -> {
            assertThat(LONE_APOSTROPHE.matcher((String) text).find())
                    .as("apostrophe in %s", key)
                    .isFalse();
            assertThat(new MessageFormat((String) text, Locale.of(language)).format(new Object[] {"x", "y", "z"}))
                    .doesNotContain("''", "{");
        });
    }

    @Test
    void knowsEveryMessageThatATemplateUses() {
        assertThat(templates()
                        .flatMap(template ->
                                MESSAGE.matcher(read(template)).results().map(MatchResult::group))
                        .map(use -> use.replaceAll("msg\\(\"|\"[,)]", "")))
                .isNotEmpty()
                .allMatch(keys("fr")::contains);
    }

    @Test
    void carriesNoInlineScriptAndAsksNobodyElseForAnything() {
        assertThat(templates())
                .isNotEmpty()
                .allSatisfy(template -> assertThat(read(template))
                        .doesNotContainPattern("<script(?![^>]*\\ssrc=)")
                        .doesNotContainPattern("\\son[a-z]+\\s*=")
                        .doesNotContain("javascript:", "http://", "https://", "//cdn"));
        assertThat(read(THEME.resolve("resources/css/galien.css")))
                .doesNotContain("http", "@import")
                .doesNotContainPattern("url\\((?!\"\\.\\./img/)");
    }

    /** Keycloak's messages for its error pages are codes in ours: the same one in both languages, and one that exists. */
    @Test
    void givesAMessageOfKeycloaksTheSameCodeInBothLanguages() {
        Properties french = messages("fr");
        Properties english = messages("en");
        List<String> coded = french.stringPropertyNames().stream()
                .filter(key -> french.getProperty(key).startsWith("PAGE-"))
                .toList();

        assertThat(coded).hasSizeGreaterThan(20).allSatisfy(key -> {
            assertThat(english.getProperty(key)).isEqualTo(french.getProperty(key));
            assertThat(PageFailure.read(french.getProperty(key)).why()).isNotEqualTo(PageFailure.OTHER);
        });
    }

    /** What the card is read with is a page and a script: each is lost without the other. */
    @Test
    void findsInThePageWhatTheCardsScriptLooksFor() {
        String page = read(THEME.resolve("login-means.ftl"))
                + read(THEME.resolve("means.ftl")).replace("${one}", "card");
        String frame = read(THEME.resolve("card-frame.ftl"));

        assertThat(found("getElementById\\(\"([^\"]+)\"\\)", script("card.js")))
                .hasSizeGreaterThan(3)
                .allMatch(id -> (page + frame).contains("id=\"" + id + "\""));
        assertThat(found("getElementById\\(\"([^\"]+)\"\\)", script("frame.js")))
                .isNotEmpty()
                .allMatch(id -> frame.contains("id=\"" + id + "\""));
    }

    @Test
    void hasSomethingToShowInEveryStateOfAReading() {
        Set<String> states = found("data-while=\"([^\"]+)\"", read(THEME.resolve("login-means.ftl"))).stream()
                .flatMap(shown -> Stream.of(shown.split(" ")))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found("show\\(\"(\\w+)\"\\)", script("card.js"))).isEqualTo(states);
    }

    /** Without its script the login page offers the card, and does not talk of a reading that nobody began. */
    @Test
    void hidesTheReadingUntilItBegins() {
        assertThat(Pattern.compile("<[^>]*data-while=\"(?!choice)[^>]*>")
                        .matcher(read(THEME.resolve("login-means.ftl")))
                        .results()
                        .map(MatchResult::group))
                .isNotEmpty()
                .allMatch(tag -> tag.endsWith(" hidden>"));
    }

    @Test
    void asksNobodyElseForAnythingFromItsScripts() {
        for (String name : List.of(
                "activity.js",
                "card.js",
                "expiry.js",
                "frame.js",
                "heading.js",
                "logout.js",
                "once.js",
                "page.js",
                "phone.js")) {
            assertThat(script(name)).doesNotContain("http://", "https://", "innerHTML", "eval(");
        }
    }

    private static String script(String name) {
        return read(THEME.resolve("resources/js").resolve(name));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keys(String language) {
        return new TreeSet<>(messages(language).stringPropertyNames());
    }

    private static Properties messages(String language) {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(messagesFile(language))) {
            messages.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return messages;
    }

    private static Path messagesFile(String language) {
        return THEME.resolve("messages/messages_" + language + ".properties");
    }

    private static Stream<Path> templates() {
        try (Stream<Path> files = Files.walk(THEME)) {
            return files.filter(file -> file.toString().endsWith(".ftl")).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
