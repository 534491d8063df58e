package fr.galien.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFailureTest {

    @ParameterizedTest
    @CsvSource({
        "PAGE-1403 redirect_uri, INVALID_PARAMETER, redirect_uri",
        "PAGE-1410, OVER, ''",
        "'PAGE-1403 PAGE-1401\nx', INVALID_PARAMETER, 'PAGE-1401\nx'"
    })
    void readsTheCodeAndWhatTheMessageIsToldBeside(String words, PageFailure why, String detail) {
        assertThat(PageFailure.read(words)).isEqualTo(new PageFailure.Shown(why, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Quelque chose", " PAGE-1403", "PAGE-14031"})
    void showsTheWordsOfAMessageWithoutACode(String words) {
        assertThat(PageFailure.read(words)).isEqualTo(new PageFailure.Shown(PageFailure.OTHER, words));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "PAGE-1499"})
    void saysNothingMoreOfAMessageThatIsNone(String words) {
        assertThat(PageFailure.read(words)).isEqualTo(new PageFailure.Shown(PageFailure.OTHER, ""));
    }

    @Test
    void makesReferencesThatCanBeReadOutAndDiffer() {
        Random random = new Random(5);
        assertThat(Stream.generate(() -> SupportReference.next(random)).limit(1000))
                .allMatch(reference -> reference.matches("[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}"))
                .doesNotHaveDuplicates();
    }
}
