package fr.galien.testkit.nation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MailboxesTest {

    private static final List<Map<String, String>> ROWS =
            Written.of(new Nation(5, 5_000), ExtractionFile.MAILBOXES).rows();

    @Test
    void belongToPeopleAndToStructures() {
        assertThat(ROWS).extracting(row -> row.get("Type de BAL")).containsOnly("PER", "ORG");
        assertThat(ROWS)
                .filteredOn(row -> row.get("Type de BAL").equals("ORG"))
                .allMatch(row -> row.get("Identifiant PP").isEmpty())
                .noneMatch(row -> row.get("Identification Structure").isEmpty());
        assertThat(ROWS)
                .filteredOn(row -> row.get("Type de BAL").equals("PER"))
                .noneMatch(row -> row.get("Nom d'exercice").isEmpty());
    }

    @Test
    void areAddressedUnderADomainOfTheSpaceThatExistsNowhere() {
        assertThat(ROWS).extracting(row -> row.get("Adresse BAL")).allMatch(one -> one.endsWith(".mssante.example"));
    }

    @Test
    void areOnSeveralLinesForSome() {
        for (String type : List.of("PER", "ORG")) {
            Map<String, Long> lines = ROWS.stream()
                    .filter(row -> row.get("Type de BAL").equals(type))
                    .collect(groupingBy(row -> row.get("Adresse BAL"), counting()));

            assertThat(lines.values()).contains(1L, 2L);
        }
    }

    @Test
    void areNeverSharedByTwoPeople() {
        Map<String, Set<String>> holders = ROWS.stream()
                .collect(groupingBy(row -> row.get("Adresse BAL"), mapping(row -> row.get("Identifiant PP"), toSet())));

        assertThat(holders.values()).allMatch(people -> people.size() == 1);
    }
}
