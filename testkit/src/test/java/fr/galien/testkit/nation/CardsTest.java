package fr.galien.testkit.nation;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.Professional;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CardsTest {

    private static final Nation NATION = new Nation(5, 1_000);
    private static final List<Map<String, String>> ROWS =
            Written.of(NATION, ExtractionFile.CARDS).rows();

    @Test
    void numbersACardAfterThePlaceOfItsHolder() {
        List<Professional> people = NATION.people().toList();

        for (int index = 0; index < people.size(); index++) {
            String holder = people.get(index).key().value();
            List<String> numbers = ROWS.stream()
                    .filter(row -> row.get("Identifiant national contenu dans la carte")
                            .equals(holder))
                    .map(row -> row.get("Numéro carte"))
                    .toList();
            int place = index;
            assertThat(numbers)
                    .isEqualTo(IntStream.range(0, numbers.size())
                            .mapToObj(rank -> Card.number(place, rank))
                            .toList())
                    .isEqualTo(NATION.cards(index).stream().map(Card::number).toList());
        }
        assertThat(Card.number(12, 3)).isEqualTo("9900000123");
    }

    @Test
    void givesEachNotablePersonOneCardInForce() {
        for (int index = 0; index < Nation.notable().size(); index++) {
            String number = Nation.notable().get(index).cardNumber();
            assertThat(NATION.cards(index)).singleElement().satisfies(card -> {
                assertThat(card.number()).isEqualTo(number);
                assertThat(card.opposedOn()).isEmpty();
            });
        }
        assertThat(NATION.cards(3).getFirst().typeCode()).isEqualTo("CPF");
    }

    @Test
    void holdsCardsRenewedOpposedAndReplaced() {
        Map<String, Long> cards = ROWS.stream().collect(groupingBy(row -> row.get("Identifiant PP"), counting()));

        assertThat(cards.values()).contains(1L, 2L, 3L);
        assertThat(ROWS).anyMatch(row -> row.get("Date opposition").isEmpty());
        assertThat(ROWS)
                .filteredOn(row -> !row.get("Date opposition").isEmpty())
                .hasSizeGreaterThan(20)
                .allMatch(row -> row.get("Date opposition").compareTo(row.get("Date début validité")) > 0)
                .allMatch(row -> row.get("Date opposition").compareTo(row.get("Date fin validité")) < 0)
                .allMatch(row -> row.get("Date de mise à jour").equals(row.get("Date opposition")));
        assertThat(ROWS)
                .extracting(row -> row.get("Date fin validité"))
                .allMatch(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"))
                .anyMatch(day -> day.compareTo("2026-10-01") < 0);
    }

    @Test
    void givesStudentsACpfAndOthersACps() {
        assertThat(ROWS)
                .allMatch(row -> row.get("Code type de carte")
                        .equals(row.get("Code catégorie professionnelle").equals("E") ? "CPF" : "CPS"));
    }

    @Test
    void givesNoCardToThoseKnownByTheirRoleAlone() {
        assertThat(ROWS).noneMatch(row -> row.get("Code profession").equals("99"));
        assertThat(NATION.people().count())
                .isGreaterThan(ROWS.stream()
                        .map(row -> row.get("Identifiant PP"))
                        .distinct()
                        .count());
    }

    @Test
    void refusesACardOfNobody() {
        assertThatThrownBy(() -> Card.number(-1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Card.number(0, 10)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NATION.cards(1_000)).hasMessageContaining("nobody");
    }
}
