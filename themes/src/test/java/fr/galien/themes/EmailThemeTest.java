package fr.galien.themes;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.ContactChange;
import fr.galien.factor.Notice;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailThemeTest {

    private static final Path THEME = Path.of("src/main/resources/theme/galien/email");
    private static final Pattern MESSAGE = Pattern.compile("msg\\(\"([^\"]+)\"[,)]");
    private static final Pattern LONE_APOSTROPHE = Pattern.compile("(?<!')'(?!')");

    @Test
    void hasTheSameMessagesInFrenchAndInEnglish() {
        assertThat(messages("fr").stringPropertyNames())
                .isNotEmpty()
                .isEqualTo(messages("en").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "html"})
    void knowsEveryMessageThatATemplateUses(String form) throws IOException {
        String template = Files.readString(THEME.resolve(form + "/contact-changed.ftl"));

        assertThat(MESSAGE.matcher(template).results().map((MatchResult use) -> use.group(1)))
                .isNotEmpty()
                .allMatch(messages("fr")::containsKey);
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForWhateverChanged(ContactChange.What what) {
        assertThat(messages("fr")).containsKey("contactChanged." + what.name().toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForWhateverHappensToAMeans(Notice what) {
        String letter = "means-notice." + what.name().toLowerCase(Locale.ROOT).replace('_', '-');

        assertThat(messages("fr")).containsKeys(letter, letter + ".subject");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void writesEveryApostropheTwiceAndLeavesNothingToBeFilledIn(String language) {
        messages(language).forEach((key, text) -> {
            assertThat(LONE_APOSTROPHE.matcher((String) text).find())
                    .as("apostrophe in %s", key)
                    .isFalse();
            assertThat(MessageFormat.format((String) text, "x")).doesNotContain("''", "{");
        });
    }

    /** Whoever receives many of these learns that ours have none. */
    @Test
    void holdsNoLink() throws IOException {
        for (String form : new String[] {"text", "html"}) {
            assertThat(Files.readString(THEME.resolve(form + "/contact-changed.ftl")))
                    .doesNotContain("href", "http", "${url");
        }
        assertThat(messages("fr").values() + "" + messages("en").values()).doesNotContain("http", "www");
    }

    private static Properties messages(String language) {
        Properties messages = new Properties();
        try (Reader in = Files.newBufferedReader(THEME.resolve("messages/messages_" + language + ".properties"))) {
            messages.load(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return messages;
    }
}
