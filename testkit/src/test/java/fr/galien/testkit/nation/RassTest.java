package fr.galien.testkit.nation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RassTest {

    private static final Nation NATION = new Nation(5, 1_000);
    private static final Written FILE = Written.of(NATION, ExtractionFile.RASS);
    private static final List<Map<String, String>> ROWS = FILE.rows();

    @Test
    void hasTheLinesOfThePublicFile() {
        Map<String, Integer> inPublic = counts(Written.of(NATION, ExtractionFile.PEOPLE));

        assertThat(counts(FILE)).isEqualTo(inPublic);
    }

    @Test
    void joinsGivenNamesWithTwoSeparatorsHoweverManyThereAre() {
        assertThat(FILE.column("Prénoms"))
                .allMatch(names -> names.chars().filter(one -> one == '\'').count() == 2)
                .anyMatch(names -> names.endsWith("''"))
                .anyMatch(names -> names.matches("[^']+'[^']+'"))
                .anyMatch(names -> names.matches("[^']+'[^']+'[^']+"));
    }

    @Test
    void saysTheSameOfAPersonOnEachOfTheirLines() {
        List<String> civil = ExtractionFile.RASS.columns().subList(3, 13);

        assertThat(ROWS.stream()
                        .map(row -> row.get("Identification nationale PP")
                                + civil.stream().map(row::get).toList())
                        .collect(toSet()))
                .hasSize(1_000);
    }

    @Test
    void holdsBirthDataInTheFormsKnown() {
        assertThat(FILE.column("Date de naissance")).allMatch(day -> day.matches("\\d{2}/\\d{2}/(19|20)\\d{2}"));
        assertThat(FILE.column("Code sexe")).containsOnly("M", "F");
        assertThat(ROWS)
                .anyMatch(row -> row.get("Code commune de naissance").isEmpty()
                        && !row.get("Code pays de naissance").equals("99000"));
        assertThat(ROWS)
                .filteredOn(row -> row.get("Code pays de naissance").equals("99000"))
                .allMatch(row -> row.get("Code commune de naissance").length() == 5);
        assertThat(ROWS).anyMatch(row -> !row.get("Nom de famille").equals(row.get("Nom d'exercice")));
    }

    @Test
    void lacksAPhoneOrAnAddressForSome() {
        assertThat(FILE.column("Téléphone (coord. correspondance)")).contains("");
        assertThat(FILE.column("Adresse e-mail (coord. correspondance)")).contains("");
    }

    @Test
    void saysTheSameOfNotablePeopleInEveryNation() {
        Written other = Written.of(new Nation(77, 60), ExtractionFile.RASS);
        List<String> civil = ExtractionFile.RASS.columns().subList(0, 18);

        for (Notable notable : Nation.notable()) {
            assertThat(other.rowsOf(notable).getFirst())
                    .extractingByKeys(civil.toArray(String[]::new))
                    .isEqualTo(civil.stream()
                            .map(FILE.rowsOf(notable).getFirst()::get)
                            .toList());
        }
    }

    private static Map<String, Integer> counts(Written file) {
        return file.linesByPerson().entrySet().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().size()));
    }
}
