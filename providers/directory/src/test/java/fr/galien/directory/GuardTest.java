package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    @ParameterizedTest
    @CsvSource({
        "50, 0, 950, false", // exactly five in a hundred
        "51, 0, 949, true",
        "0, 51, 949, true",
        "26, 25, 949, true",
        "25, 25, 950, false",
        "1, 0, 1, false", // one person never stops a load
        "2, 0, 0, true",
        "0, 0, 1000, false"
    })
    void stopsOverFiveInAHundredChangedOrGone(long changed, long gone, long unchanged, boolean stops) {
        DatasetChanges changes = new DatasetChanges(10_000, changed, gone, 10_000, unchanged, 10_000, Map.of());

        assertThat(Guard.USUAL.findings(Map.of(Dataset.PEOPLE, changes), List.of(), 0))
                .hasSize(stops ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"100, 1, false", "200, 2, false", "199, 2, true", "3, 1, false", "3, 2, true", "3000, 31, true"})
    void stopsOverOneInAHundredGoneOfOneKind(long before, long gone, boolean stops) {
        for (Guard.Kind kind : Guard.Kind.values()) {
            var findings = Guard.USUAL.findings(Map.of(), List.of(new Guard.Group(kind, "10", before, gone)), 0);

            assertThat(findings).hasSize(stops ? 1 : 0);
            assertThat(findings)
                    .allSatisfy(finding -> assertThat(finding.sentence()).startsWith(kind + " 10: " + gone + " of "));
        }
    }

    @Test
    void stopsWhenSomebodyMayBeKnownByHalf() {
        assertThat(Guard.USUAL.findings(Map.of(), List.of(), 1)).hasSize(1);
    }

    @Test
    void isAShare() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(5, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Guard(0.05, Double.NaN));
    }
}
