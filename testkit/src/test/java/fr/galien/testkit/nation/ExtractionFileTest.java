package fr.galien.testkit.nation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import fr.galien.identity.RppsNumber;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExtractionFileTest {

    private static final Nation NATION = new Nation(5, 1_000);

    /** Copied from what is known of the published files, not from the code. */
    private static final Map<String, String> PUBLISHED_HEADERS = Lines.of("published-headers.txt").stream()
            .map(line -> line.split("=", 2))
            .collect(toMap(pair -> pair[0], pair -> pair[1]));

    @ParameterizedTest
    @EnumSource
    void beginsWithThePublishedColumnsInOrder(ExtractionFile file) {
        String published = switch (file) {
            case PEOPLE_WITHOUT_EXPERTISES -> PUBLISHED_HEADERS.get("PEOPLE");
            case RASS_OF_2021 -> PUBLISHED_HEADERS.get("RASS").replace("Code genre d'activité|", "");
            default -> PUBLISHED_HEADERS.get(file.name());
        };

        assertThat(Written.of(NATION, file).header()).isEqualTo(published);
        assertThat(String.join("|", file.columns()) + "|").isEqualTo(published);
    }

    @ParameterizedTest
    @CsvSource({
        "PEOPLE, 56",
        "PEOPLE_WITHOUT_EXPERTISES, 56",
        "EXPERTISES, 13",
        "QUALIFICATIONS, 13",
        "RASS, 50",
        "RASS_OF_2021, 49",
        "CARDS, 13",
        "MAILBOXES, 31"
    })
    void endsEveryLineOfAsManyCellsAsTheHeaderWithASeparatorAndALineFeed(ExtractionFile file, int columns) {
        Written written = Written.of(NATION, file);

        assertThat(written.lines())
                .hasSizeGreaterThan(50)
                .allSatisfy(line ->
                        assertThat(line.split("\\|", -1)).hasSize(columns + 1).endsWith(""));
        assertThat(written.text()).doesNotContain("\r").endsWith("|\n");
    }

    @ParameterizedTest
    @EnumSource
    void givesTheSameBytesForTheSameSeedAndOthersForAnother(ExtractionFile file) {
        byte[] bytes = Written.of(NATION, file).bytes();

        assertThat(Written.of(new Nation(5, 1_000), file).bytes()).isEqualTo(bytes);
        assertThat(Written.of(new Nation(6, 1_000), file).bytes()).isNotEqualTo(bytes);
    }

    @ParameterizedTest
    @EnumSource
    void tellsOfNobodyWhoIsNotOfTheNationAndOfTheTestRanges(ExtractionFile file) {
        Set<String> nation = NATION.people().map(person -> person.key().value()).collect(toSet());

        assertThat(Written.of(NATION, file).linesByPerson().keySet())
                .isSubsetOf(nation)
                .allSatisfy(id -> assertThat(id.startsWith("00B")
                                || new NationalId(id)
                                        .rpps()
                                        .filter(RppsNumber::isOfTheTestRange)
                                        .isPresent())
                        .isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoTelephoneNorAddressThatCouldBeSomebodys(ExtractionFile file) {
        Stream<String> cells = Written.of(NATION, file).lines().stream().flatMap(line -> Stream.of(line.split("\\|")));

        assertThat(cells).allSatisfy(cell -> {
            if (cell.contains("@")) {
                assertThat(cell).endsWith(".example");
            }
            if (cell.matches("0\\d{9}")) {
                assertThat(cell).matches("019900\\d{4}|0{3}\\d{7}");
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "PEOPLE, PS_LibreAcces_Personne_activite_202611210205.txt",
        "PEOPLE_WITHOUT_EXPERTISES, PS_LibreAcces_Personne_activite_202611210205.txt",
        "EXPERTISES, PS_LibreAcces_SavoirFaire_202611210205.txt",
        "QUALIFICATIONS, PS_LibreAcces_Dipl_AutExerc_202611210205.txt",
        "RASS, Extraction_ProSanteConnect_Personne_activite_202611210205.txt",
        "RASS_OF_2021, Extraction_ProSanteConnect_Personne_activite_202611210205.txt",
        "CARDS, Porteurs_CPS_CPF_202611210205.txt",
        "MAILBOXES, Extraction_Correspondance_MSSante_202611210205.txt"
    })
    void isNamedAsPublished(ExtractionFile file, String name) {
        assertThat(file.fileName(LocalDateTime.of(2026, 11, 21, 2, 5))).isEqualTo(name);
    }

    @Test
    void leavesExpertisesToTheirOwnFileWhenAsked() {
        Written people = Written.of(NATION, ExtractionFile.PEOPLE_WITHOUT_EXPERTISES);

        for (String column : ExtractionFile.PEOPLE.columns().subList(13, 17)) {
            assertThat(people.column(column)).containsOnly("");
        }
        assertThat(people.linesByPerson().keySet())
                .isEqualTo(Written.of(NATION, ExtractionFile.PEOPLE)
                        .linesByPerson()
                        .keySet());
        assertThat(people.lines()).doesNotHaveDuplicates();
    }

    @Test
    void holdsInItsOwnFileTheExpertisesThePublicFileShows() {
        Set<String> shown = Written.of(NATION, ExtractionFile.PEOPLE).rows().stream()
                .filter(row -> !row.get("Code savoir-faire").isEmpty())
                .map(ExtractionFileTest::expertise)
                .collect(toSet());

        assertThat(Written.of(NATION, ExtractionFile.EXPERTISES).rows().stream().map(ExtractionFileTest::expertise))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void holdsADiplomaAnAuthorisationOrBothOnALine() {
        assertThat(Written.of(NATION, ExtractionFile.QUALIFICATIONS).rows().stream()
                        .map(row -> !row.get("Code diplôme obtenu").isEmpty()
                                + "/"
                                + !row.get("Code type autorisation").isEmpty())
                        .collect(toSet()))
                .containsExactlyInAnyOrder("true/false", "false/true", "true/true");
    }

    private static String expertise(Map<String, String> row) {
        return Stream.of(
                        "Identification nationale PP",
                        "Code profession",
                        "Code catégorie professionnelle",
                        "Code type savoir-faire",
                        "Libellé type savoir-faire",
                        "Code savoir-faire",
                        "Libellé savoir-faire")
                .map(row::get)
                .toList()
                .toString();
    }
}
