package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.at;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.merged;
import static fr.galien.directory.ExtractionFile.person;
import static fr.galien.directory.ExtractionFile.practising;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Loading;
import fr.galien.directory.PeopleSearch;
import fr.galien.directory.TestDatabase;
import fr.galien.identity.Professional;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcPeopleSearchTest {

    private static final String AGATHE = "899700000018";
    private static final String ELOISE = "899700000026";
    private static final String PAUL = "899700000034";
    private static final String ZOE = "00B6087510";

    @TempDir
    Path folder;

    private TestDatabase database;
    private AgroalDataSource pool;
    private JdbcPeopleSearch people;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = ReaderPool.open(database.reader());
        people = new JdbcPeopleSearch(pool);
        // No file of these has the label of a profession.
        Loading.load(
                database,
                folder,
                new ExtractionFile()
                        .without("Libellé profession")
                        .row(person(AGATHE, "DUPONT", "Agathe"), doctor(), in("75009", "75109"))
                        .row(person(ELOISE, "D'AUBREUIL", "Éloïse"), practising("10", "E"), in("06000", "06088"))
                        .row(person(PAUL, "DUPONTEL", "Jean-Paul"), practising("60", "C"), in("20090", "2A004"))
                        .row(person(ZOE, "MARTIN", "Zoé"), practising("21", "C")));
        database.execute(
                "insert into directory.alias values ('810002813839', '810002813839', '" + lower(ZOE) + "', now())");
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "dupont, 899700000018 899700000034",
        "\"dupont\", 899700000018",
        "AGATHE Dupont, 899700000018",
        "eloise, 899700000026",
        "ÉLOÏSE AUBREUIL, 899700000026",
        "paul, 899700000034",
        "médecin, 899700000026 899700000018",
        "medecin, 899700000026 899700000018",
        "10, 899700000026 899700000018",
        "médecin 10, 899700000026 899700000018",
        "médecin formation, 899700000026",
        "infirm, 899700000034",
        "pharmacien, 00B6087510",
        "2A, 899700000034",
        "20090, 899700000034",
        "médecin 75, 899700000018",
        "médecin 75009 dupont, 899700000018",
        "899700000018, 899700000018",
        "99700000018, 899700000018",
        "997000000, 899700000026 899700000018 899700000034",
        "810002813839, 00B6087510",
        "10002813839, 00B6087510",
        "1000281383, 00B6087510",
        "00b6087510, 00B6087510",
        "dupont 99700000018, 899700000018",
        "médecin 2A, ''",
        "duponx, ''",
        "99700000019, ''"
    })
    void findsPeopleInTheOrderOfTheirNames(String text, String keys) {
        assertThat(keys(search(text), 0, 100)).isEqualTo(keys.isEmpty() ? List.of() : List.of(keys.split(" ")));
        assertThat(people.count(search(text))).isEqualTo(keys.isEmpty() ? 0 : keys.split(" ").length);
    }

    @Test
    void pagesThroughEverybody() {
        List<String> all = new ArrayList<>();
        for (int first = 0; first < 4; first++) {
            all.addAll(keys(PeopleSearch.EVERYBODY, first, 1));
        }

        assertThat(all).containsExactly(ELOISE, AGATHE, PAUL, ZOE);
        assertThat(keys(PeopleSearch.EVERYBODY, 4, 1)).isEmpty();
        assertThat(people.count(PeopleSearch.EVERYBODY)).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "dupont, , false, 899700000018 899700000034",
        "dupont, , true, 899700000018",
        "DuPont, agathe, true, 899700000018",
        "D'AUBREUIL, , true, 899700000026",
        "aubreuil, , false, ''",
        ", jean, false, 899700000034",
        ", jean, true, ''",
        ", dupont, false, ''",
        ", agathe, true, 899700000018"
    })
    void tellsFamilyNamesFromGivenNames(String familyName, String givenName, boolean exact, String keys) {
        PeopleSearch search = new PeopleSearch(
                List.of(),
                List.of(),
                Optional.ofNullable(familyName).flatMap(name -> PeopleSearch.name(name, exact)),
                Optional.ofNullable(givenName).flatMap(name -> PeopleSearch.name(name, exact)),
                Optional.empty());

        assertThat(keys(search, 0, 100)).isEqualTo(keys.isEmpty() ? List.of() : List.of(keys.split(" ")));
    }

    @Test
    void listsWholePeopleAndWhetherTheyArePractising() {
        database.execute("update directory.professional set left_practice = '2026-11-20' where id = '" + PAUL + "'");

        assertThat(people.matching(search("dupont"), 0, 10))
                .extracting(Professional::familyName, Professional::inPractice)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("DUPONT", true),
                        org.assertj.core.api.Assertions.tuple("DUPONTEL", false));
        assertThat(keys(inPractice(true), 0, 10)).containsExactly(ELOISE, AGATHE, ZOE);
        assertThat(keys(inPractice(false), 0, 10)).containsExactly(PAUL);
        assertThat(people.count(inPractice(false))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table directory.professional; --",
                "dupont' | 'martin",
                "dupont:* | martin",
                "dupont & !martin",
                "dupont:*A | x",
                "<-> dupont",
                "\\",
                "%",
                "_upont",
                "dupont%",
                "$1 ? ?",
                "dupont\0",
                "\uD83D\uDE00 \uD83D",
                "899700000018' or '1'='1",
                "89970000%",
                "(((",
                "\"dup",
                "** * *"
            })
    @Timeout(10)
    void takesWhateverIsTypedAsWords(String text) {
        PeopleSearch.ofText(text).ifPresent(search -> {
            people.matching(search, 0, 100);
            people.count(search);
        });
        PeopleSearch.ofUsername(text, false).ifPresent(search -> people.matching(search, 0, 100));
        for (boolean exact : List.of(true, false)) {
            PeopleSearch.name(text, exact)
                    .ifPresent(name -> people.matching(
                            new PeopleSearch(
                                    List.of(), List.of(), Optional.of(name), Optional.of(name), Optional.empty()),
                            0,
                            100));
        }

        assertThat(people.count(PeopleSearch.EVERYBODY)).isEqualTo(4);
        // An alternative would have found one of them.
        assertThat(PeopleSearch.ofText("dupont | martin").map(people::count)).contains(0);
    }

    @Test
    void isUnreachableAndNotEmptyWhenTheTableIsAway() {
        database.execute("drop table directory.revoked");

        assertThatThrownBy(() -> people.matching(search("dupont"), 0, 10)).isInstanceOf(DirectoryUnreachable.class);
    }

    @Test
    void refusesAPageThatIsTooLong() {
        assertThatThrownBy(() -> people.matching(PeopleSearch.EVERYBODY, 0, 101))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static PeopleSearch search(String text) {
        return PeopleSearch.ofText(text).orElseThrow();
    }

    private static PeopleSearch inPractice(boolean inPractice) {
        return new PeopleSearch(List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.of(inPractice));
    }

    private List<String> keys(PeopleSearch search, int first, int max) {
        return people.matching(search, first, max).stream()
                .map(person -> person.key().value())
                .toList();
    }

    private static Map<String, String> in(String postalCode, String communeCode) {
        return merged(
                at("R1", "CABINET"),
                Map.of("Code postal (coord. structure)", postalCode, "Code commune (coord. structure)", communeCode));
    }

    private static String lower(String text) {
        return text.toLowerCase(java.util.Locale.ROOT);
    }
}
