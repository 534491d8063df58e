package fr.galien.testkit.nation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import fr.galien.identity.RppsNumber;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NationTest {

    private static final Nation USUAL = new Nation(1, Nation.DEFAULT_SIZE);
    private static final List<Professional> PEOPLE = USUAL.people().toList();
    private static final List<List<String>> ROWS = rows(USUAL);

    @Test
    void givesTheSameBytesForTheSameSeed() {
        assertThat(bytes(new Nation(7, 200))).isEqualTo(bytes(new Nation(7, 200)));
    }

    @Test
    void givesTheBytesItGaveWhenThisTestWasWritten() throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes(new Nation(7, 200)));

        assertThat(HexFormat.of().formatHex(digest))
                .isEqualTo("889675fc068e9a5a70a34c7680f3c8505417a5d3d89453d547d9c8a7173d1795");
    }

    @Test
    void givesOtherBytesForAnotherSeed() {
        assertThat(bytes(new Nation(7, 200))).isNotEqualTo(bytes(new Nation(8, 200)));
    }

    @Test
    void writesTheFormatOfToday() {
        String text = new String(bytes(USUAL), UTF_8);

        assertThat(text).doesNotContain("\r").endsWith("|\n");
        assertThat(text.lines().findFirst().orElseThrow())
                .startsWith(
                        "Type d'identifiant PP|Identifiant PP|Identification nationale PP|Code civilité d'exercice|")
                .endsWith("|Code genre activité|Libellé genre activité|");
        assertThat(text.lines())
                .allSatisfy(
                        line -> assertThat(line.split("\\|", -1)).hasSize(57).endsWith(""));
    }

    @Test
    void isAsLargeAsAsked() {
        assertThat(PEOPLE).hasSize(2_000);
        assertThat(ROWS).hasSizeGreaterThan(2_200);
        assertThat(ROWS.stream().map(row -> row.get(2)).collect(toSet())).hasSize(2_000);
    }

    @Test
    void practisesEveryProfessionEvenWhenSmall() {
        Set<String> practised = new Nation(3, Nation.SMALLEST)
                .people()
                .flatMap(person -> person.practices().stream())
                .map(practice -> practice.categoryCode().equals("E")
                        ? "E" + practice.professionCode()
                        : practice.professionCode())
                .collect(toSet());

        assertThat(practised)
                .contains(
                        "10", "21", "26", "28", "31", "32", "40", "50", "60", "69", "70", "80", "81", "82", "83", "84")
                .contains("85", "86", "91", "92", "94", "95", "96", "98")
                .contains("E10", "E21", "E40", "E50")
                .contains("71", "72", "73", "93", "41", "99");
        assertThat(Nation.SMALLEST).isEqualTo(50);
    }

    @Test
    void tellsAStudentFromAProfessionByTheCategoryAlone() {
        List<String> student = ROWS.stream()
                .filter(row -> row.get(11).equals("E") && row.get(9).equals("10"))
                .findFirst()
                .orElseThrow();

        assertThat(student.get(10)).isEqualTo("Médecin en formation");
        assertThat(student.get(12)).isEqualTo("Etudiant");
    }

    @Test
    void givesEveryoneOfProfession99ARoleAndNobodyElse() {
        assertThat(ROWS)
                .filteredOn(row -> !row.get(17).isEmpty())
                .allSatisfy(row ->
                        assertThat(row.get(52).isEmpty()).isEqualTo(!row.get(9).equals("99")));
    }

    @Test
    void holdsEveryCategoryModeAndRegistry() {
        assertThat(column(11)).containsExactlyInAnyOrder("C", "E", "F", "M");
        assertThat(column(17)).containsExactlyInAnyOrder("", "B", "L", "S");
        assertThat(column(23).stream()
                        .map(id -> id.isEmpty() ? "" : id.substring(0, 1))
                        .collect(toSet()))
                .containsExactlyInAnyOrder("", "F", "C", "R");
        assertThat(column(0)).containsExactlyInAnyOrder("0", "8");
        assertThat(column(48)).hasSizeGreaterThan(15);
    }

    @Test
    void holdsTheCasesThatBreakReaders() {
        assertThat(PEOPLE).anyMatch(person -> person.practices().size() == 2);
        assertThat(practices()).anyMatch(practice -> practice.expertises().size() == 2);
        assertThat(practices()).anyMatch(practice -> practice.activities().size() == 3);
        assertThat(practices()).anyMatch(practice -> practice.activities().isEmpty());
        assertThat(column(7)).anyMatch(name -> name.contains("'")).anyMatch(name -> name.contains(" "));
        assertThat(column(7)).anyMatch(name -> name.contains("-")).anyMatch(name -> name.contains("È"));
        assertThat(column(8)).anyMatch(name -> name.contains("-")).anyMatch(name -> name.contains("é"));
    }

    @Test
    void writesTwoSpecialtiesAsRowsThatDifferInFourColumns() {
        NationalId doctor = notable("medecin").nationalId();
        List<List<String>> rows =
                ROWS.stream().filter(row -> row.get(2).equals(doctor.value())).toList();

        assertThat(rows).hasSize(4);
        assertThat(rows.stream().map(NationTest::withoutExpertise).collect(toSet()))
                .hasSize(2);
        assertThat(rows.stream().map(row -> row.get(15)).collect(toSet())).containsExactlyInAnyOrder("SM54", "SM18");
        assertThat(rows.stream().map(row -> row.get(23)).collect(toSet())).hasSize(2);
    }

    @Test
    void writesSomeoneWithoutActivityAsOneRowThatEndsEmpty() {
        NationalId id = notable("sans-activite").nationalId();

        assertThat(ROWS)
                .filteredOn(row -> row.get(2).equals(id.value()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.subList(0, 13)).doesNotContain("");
                    assertThat(row.subList(17, 56)).containsOnly("");
                });
    }

    @Test
    void leavesTheDepartmentEmptyAsRealityDoes() {
        assertThat(column(44)).containsOnly("");
        assertThat(column(45)).containsOnly("");
    }

    @Test
    void numbersPeopleInTheTestRangeWithARightKey() {
        List<RppsNumber> numbers =
                PEOPLE.stream().flatMap(person -> person.key().rpps().stream()).toList();

        assertThat(numbers).allMatch(RppsNumber::isOfTheTestRange).allMatch(RppsNumber::keyIsRight);
        assertThat(new HashSet<>(PEOPLE.stream().map(Professional::key).toList()))
                .hasSize(PEOPLE.size());
        assertThat(PEOPLE.size() - numbers.size()).isBetween(1, 50);
    }

    @Test
    void givesAnAdeliIdentifierItsNineCharacters() {
        assertThat(ROWS).filteredOn(row -> row.get(0).equals("0")).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get(1)).hasSize(9);
            assertThat(row.get(2)).isEqualTo("0" + row.get(1));
        });
    }

    @Test
    void addressesPeopleAsTheyAre() {
        assertThat(ROWS)
                .filteredOn(row -> row.get(9).equals("10") && !row.get(11).equals("E"))
                .allSatisfy(row -> assertThat(row.get(3)).isIn("DR", "PR"));
        assertThat(ROWS)
                .filteredOn(row -> row.get(9).equals("60"))
                .allSatisfy(row -> assertThat(row.get(3)).isEqualTo(row.get(5)));
        assertThat(column(3)).containsExactlyInAnyOrder("DR", "PR", "M", "MME");
    }

    @Test
    void letsPeopleShareStructures() {
        Map<String, Set<String>> peopleBySite = ROWS.stream()
                .filter(row -> !row.get(23).isEmpty())
                .collect(groupingBy(row -> row.get(23), mapping(row -> row.get(2), toSet())));

        assertThat(peopleBySite.values()).anyMatch(people -> people.size() > 20);
        assertThat(peopleBySite.values()).anyMatch(people -> people.size() == 1);
        assertThat(ROWS.stream()
                        .filter(row -> row.get(23).startsWith("F"))
                        .map(row -> row.get(23).equals("F" + row.get(21))))
                .containsOnly(true);
    }

    @Test
    void knowsItsNotablePeopleWhateverItsSeedAndSize() {
        for (Nation nation : List.of(new Nation(3, 50), new Nation(99, 500), USUAL)) {
            assertThat(nation.people().limit(5)).zipSatisfy(Nation.notable(), (person, notable) -> {
                assertThat(person.key()).isEqualTo(notable.nationalId());
                assertThat(person.familyName()).isEqualTo(notable.familyName());
                assertThat(person.givenName()).isEqualTo(notable.givenName());
                assertThat(person.practices())
                        .singleElement()
                        .extracting(Practice::professionCode)
                        .isEqualTo(notable.professionCode());
            });
        }
        assertThat(Nation.notable())
                .extracting(Notable::cardName)
                .containsExactly("medecin", "infirmiere", "pharmacien", "etudiant", "sans-activite");
    }

    @Test
    void namesTheFileAfterTheMomentItWasMade(@TempDir Path directory) throws IOException {
        Path file = new Nation(7, 50).writeTo(directory.resolve("nation"), LocalDateTime.of(2026, 11, 21, 2, 5));

        assertThat(file).hasFileName("PS_LibreAcces_Personne_activite_202611210205.txt");
        assertThat(file).hasBinaryContent(bytes(new Nation(7, 50)));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void reportsAStreamThatCannotBeWritten() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }
        };

        assertThatThrownBy(() -> USUAL.writeTo(full))
                .isInstanceOf(IOException.class)
                .hasMessage("disk full");
    }

    @Test
    void refusesASizeThatCannotHoldEveryProfession() {
        assertThatThrownBy(() -> new Nation(1, 49)).hasMessageContaining("50");
    }

    private static Notable notable(String cardName) {
        return Nation.notable().stream()
                .filter(one -> one.cardName().equals(cardName))
                .findFirst()
                .orElseThrow();
    }

    private static List<Practice> practices() {
        return PEOPLE.stream()
                .map(Professional::practices)
                .flatMap(Collection::stream)
                .toList();
    }

    private static Set<String> column(int index) {
        return ROWS.stream().map(row -> row.get(index)).collect(toSet());
    }

    private static List<String> withoutExpertise(List<String> row) {
        return Stream.concat(row.subList(0, 13).stream(), row.subList(17, 56).stream())
                .toList();
    }

    private static List<List<String>> rows(Nation nation) {
        return new String(bytes(nation), UTF_8)
                .lines()
                .skip(1)
                .map(line -> Arrays.asList(line.split("\\|", -1)))
                .toList();
    }

    private static byte[] bytes(Nation nation) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            nation.writeTo(out);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.toByteArray();
    }
}
