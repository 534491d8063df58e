package fr.galien.testkit.nation;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.identity.NationalId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NextDayTest {

    private static final Nation MONDAY = new Nation(5, 2_000);
    private static final NextDay TUESDAY = MONDAY.dayAfter(1, new Turnover(120, 30, 15, 0));
    private static final NextDay WEDNESDAY = TUESDAY.nation().dayAfter(2, new Turnover(200, 10, 5, 12));

    @ParameterizedTest
    @EnumSource(names = {"PEOPLE", "RASS", "RASS_OF_2021"})
    void isWhatComparingTheFilesFinds(ExtractionFile file) {
        for (Night night : NIGHTS) {
            Comparison found = Comparison.of(file, night);

            assertThat(found.gone()).isEqualTo(values(night.after().gone()));
            assertThat(found.arrived())
                    .isEqualTo(values(night.after().arrived(), night.after().back()));
            assertThat(found.changed())
                    .isEqualTo(night.after().changed().entrySet().stream()
                            .filter(one -> file != ExtractionFile.PEOPLE || one.getValue() != Change.PRIVATE_EMAIL)
                            .map(one -> one.getKey().value())
                            .collect(toSet()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void changesInNoFileAnybodyElse(ExtractionFile file) {
        for (Night night : NIGHTS) {
            Comparison found = Comparison.of(file, night);
            Set<String> changed = values(night.after().changed().keySet());

            assertThat(found.changed()).isSubsetOf(changed);
            assertThat(found.gone()).isSubsetOf(values(night.after().gone()));
            // A first savoir-faire brings its holder into the file of savoir-faire.
            found.arrived().removeAll(changed);
            assertThat(found.arrived())
                    .isSubsetOf(values(night.after().arrived(), night.after().back()));
        }
    }

    @Test
    void changesAsManyAsAsked() {
        assertThat(TUESDAY.changed()).hasSize(120);
        assertThat(TUESDAY.gone()).hasSize(30);
        assertThat(TUESDAY.arrived()).hasSize(15);
        assertThat(TUESDAY.back()).isEmpty();
        assertThat(WEDNESDAY.back()).hasSize(12);
        assertThat(WEDNESDAY.nation().people().count()).isEqualTo(2_000 - 30 + 15 - 10 + 5 + 12);
    }

    @Test
    void changesEveryKindOfThing() {
        assertThat(TUESDAY.changed().values()).contains(Change.values());
    }

    @Test
    void bringsBackOnlyThoseWhoWereGoneAsTheyWere() {
        Map<String, List<String>> monday =
                Written.of(MONDAY, ExtractionFile.RASS).linesByPerson();
        Map<String, List<String>> wednesday =
                Written.of(WEDNESDAY.nation(), ExtractionFile.RASS).linesByPerson();

        assertThat(TUESDAY.gone()).containsAll(WEDNESDAY.back());
        assertThat(WEDNESDAY.back())
                .allSatisfy(id -> assertThat(wednesday.get(id.value())).isEqualTo(monday.get(id.value())));
    }

    @Test
    void isTheSameForTheSameSeed() {
        NextDay again = new Nation(5, 2_000).dayAfter(1, new Turnover(120, 30, 15, 0));

        assertThat(again.changed()).isEqualTo(TUESDAY.changed());
        assertThat(again.gone()).isEqualTo(TUESDAY.gone());
        assertThat(Written.of(again.nation(), ExtractionFile.RASS).bytes())
                .isEqualTo(Written.of(TUESDAY.nation(), ExtractionFile.RASS).bytes());
    }

    @Test
    void isAnotherForAnotherSeed() {
        assertThat(MONDAY.dayAfter(3, new Turnover(120, 30, 15, 0)).gone()).isNotEqualTo(TUESDAY.gone());
    }

    @Test
    void leavesTheDayBeforeAsItWas() {
        assertThat(Written.of(MONDAY, ExtractionFile.PEOPLE).bytes())
                .isEqualTo(
                        Written.of(new Nation(5, 2_000), ExtractionFile.PEOPLE).bytes());
    }

    @Test
    void changesNothingWhenNothingIsAsked() {
        assertThat(Written.of(MONDAY.dayAfter(1, new Turnover(0, 0, 0, 0)).nation(), ExtractionFile.RASS)
                        .bytes())
                .isEqualTo(Written.of(MONDAY, ExtractionFile.RASS).bytes());
    }

    @Test
    void leavesNotablePeopleAloneEvenWhenEverybodyElseChanges() {
        int others = 2_000 - Nation.notable().size();

        NextDay day = MONDAY.dayAfter(1, new Turnover(others, 0, 0, 0));

        assertThat(day.changed())
                .hasSize(others)
                .doesNotContainKeys(
                        Nation.notable().stream().map(Notable::nationalId).toArray(NationalId[]::new));
    }

    @Test
    void takesFromOneDepartmentAloneWhenAsked() {
        NextDay day = MONDAY.dayAfter(1, Turnover.goneFrom("974", 5));

        List<String> towns = Written.of(MONDAY, ExtractionFile.PEOPLE).rows().stream()
                .filter(row -> values(day.gone()).contains(row.get("Identification nationale PP")))
                .map(row -> row.get("Code commune (coord. structure)"))
                .toList();
        assertThat(day.gone()).hasSize(5);
        assertThat(towns).isNotEmpty().allMatch(town -> town.startsWith("974"));
    }

    @Test
    void refusesWhatThereAreNotPeopleEnoughFor() {
        assertThatThrownBy(() -> MONDAY.dayAfter(1, new Turnover(1_990, 10, 0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1985");
        assertThatThrownBy(() -> MONDAY.dayAfter(1, new Turnover(0, 0, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MONDAY.dayAfter(1, new Turnover(0, 0, 10_000_000, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Turnover(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private record Night(Nation before, NextDay after) {}

    private static final List<Night> NIGHTS =
            List.of(new Night(MONDAY, TUESDAY), new Night(TUESDAY.nation(), WEDNESDAY));

    /** Two files compared line by line, person by person, without a look at what made them. */
    private record Comparison(Set<String> changed, Set<String> gone, Set<String> arrived) {

        static Comparison of(ExtractionFile file, Night night) {
            Map<String, List<String>> before = Written.of(night.before(), file).linesByPerson();
            Map<String, List<String>> after =
                    Written.of(night.after().nation(), file).linesByPerson();
            Map<String, List<String>> common = before.entrySet().stream()
                    .filter(one -> after.containsKey(one.getKey()))
                    .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
            Set<String> changed = common.entrySet().stream()
                    .filter(one -> !one.getValue().equals(after.get(one.getKey())))
                    .map(Map.Entry::getKey)
                    .collect(toSet());
            return new Comparison(
                    changed, without(before.keySet(), after.keySet()), without(after.keySet(), before.keySet()));
        }

        private static Set<String> without(Set<String> some, Set<String> others) {
            Set<String> left = new HashSet<>(some);
            left.removeAll(others);
            return left;
        }
    }

    private static Set<String> values(Set<NationalId> some, Set<NationalId> others) {
        return Stream.concat(some.stream(), others.stream())
                .map(NationalId::value)
                .collect(toSet());
    }

    private static Set<String> values(Set<NationalId> ids) {
        return values(ids, Set.of());
    }
}
