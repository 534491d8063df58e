package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.PeopleSearch.Term;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleSearchTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "*", " ** "})
    void meansEverybodyWithoutAWord(String text) {
        assertThat(PeopleSearch.ofText(text)).contains(PeopleSearch.EVERYBODY);
    }

    @Test
    void takesWordsAsBeginnings() {
        assertThat(PeopleSearch.ofText("Éloïse d'Aubreuil*").orElseThrow().words())
                .containsExactly(new Term("eloise", false), new Term("d", true), new Term("aubreuil", false));
    }

    @Test
    void takesQuotedWordsAsTheyAre() {
        assertThat(PeopleSearch.ofText("\"Le Goff\" anne").orElseThrow().words())
                .containsExactly(new Term("le", true), new Term("goff", true), new Term("anne", false));
    }

    /** What so many people have is not taken as the beginning of something else. */
    @ParameterizedTest
    @ValueSource(strings = {"10", "75009", "2A", "luc", "médecin", "Infirmier", "formation"})
    void takesCodesAndProfessionsAsTheyAre(String text) {
        assertThat(PeopleSearch.ofText(text).orElseThrow().words())
                .singleElement()
                .satisfies(word -> assertThat(word.whole()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "10002813839, 10002813839, false",
        "810002813839, 810002813839, false",
        "'1000 2813 839', 10002813839, false",
        "81000281, 81000281, false",
        "\"81000281\", 81000281, true",
        "00B6087510, 00b6087510, false",
        "30B0168811/CPET00001, 30b0168811/cpet00001, false"
    })
    void tellsANumberFromAWord(String text, String number, boolean whole) {
        PeopleSearch search = PeopleSearch.ofText(text).orElseThrow();

        assertThat(search.words()).isEmpty();
        assertThat(search.numbers()).isEqualTo(List.of(new Term(number, whole)));
    }

    @Test
    void looksForANumberAndWordsTogether() {
        PeopleSearch search = PeopleSearch.ofText("dupont 8100028138").orElseThrow();

        assertThat(search.words()).containsExactly(new Term("dupont", false));
        assertThat(search.numbers()).containsExactly(new Term("8100028138", false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "&", "|", "'", "\"\"", "\\", "\0", "--", ":*"})
    void findsNobodyByWhatIsNoWord(String text) {
        assertThat(PeopleSearch.ofText(text)).isEmpty();
        assertThat(PeopleSearch.name(text, false)).isEmpty();
    }

    @Test
    @Timeout(5)
    void findsNobodyByTenThousandCharacters() {
        assertThat(PeopleSearch.ofText("ab ".repeat(3500))).isEmpty();
        assertThat(PeopleSearch.ofText("\"".repeat(10_001))).isEmpty();
        assertThat(PeopleSearch.ofText("1".repeat(10_000)).orElseThrow().words())
                .singleElement()
                .satisfies(word -> assertThat(word.text()).hasSize(64));
    }

    @Test
    void takesAShortUserNameForAWholeNumber() {
        assertThat(PeopleSearch.ofUsername("81000", false).orElseThrow().numbers())
                .containsExactly(new Term("81000", true));
        assertThat(PeopleSearch.ofUsername("not a number", false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "médecin, true",
        "10, true",
        "75, true",
        "dupont, false",
        "\"dupont\", false",
        "médecin 75, false",
        "*, false"
    })
    void tellsAKindOfPeopleFromAName(String text, boolean kind) {
        assertThat(PeopleSearch.ofText(text).orElseThrow().isOneKind()).isEqualTo(kind);
    }
}
