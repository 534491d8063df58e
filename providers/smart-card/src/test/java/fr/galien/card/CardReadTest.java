package fr.galien.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import fr.galien.identity.Practice;
import fr.galien.identity.Professional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardReadTest {

    private static final CardRead PHYSIOTHERAPISTS = new CardRead(
            new NationalId("899700252580"),
            Optional.of(70),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2029-01-01T00:00:00Z"),
            true);

    private static final CardRead STAFFS = new CardRead(
            new NationalId("500000000029751/CPAT0001"),
            Optional.empty(),
            Instant.parse("2026-01-01T00:00:00Z"),
            Instant.parse("2029-01-01T00:00:00Z"),
            false);

    @Test
    void isReadAgainFromItsNote() {
        assertThat(CardRead.decode(PHYSIOTHERAPISTS.encode())).contains(PHYSIOTHERAPISTS);
        assertThat(CardRead.decode(STAFFS.encode())).contains(STAFFS);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "1 2 true 70", "x 2 true 70 899700252580", "1 2 true x 899700252580"})
    void isNothingWhereTheNoteIsDamaged(String note) {
        assertThat(CardRead.decode(note)).isEmpty();
    }

    @Test
    void isOfAProfessionOfWhoeverHoldsItStillAmongOthers() {
        assertThat(PHYSIOTHERAPISTS.isOfAProfessionOf(practising("60", "70"))).isTrue();
        assertThat(PHYSIOTHERAPISTS.isOfAProfessionOf(practising("60"))).isFalse();
    }

    @Test
    void contradictsNothingWhereEitherSaysNoProfession() {
        assertThat(PHYSIOTHERAPISTS.isOfAProfessionOf(practising())).isTrue();
        assertThat(STAFFS.isOfAProfessionOf(practising("60"))).isTrue();
    }

    @Test
    void hidesItsHolder() {
        assertThat(PHYSIOTHERAPISTS).asString().doesNotContain("99700252580");
    }

    private static Professional practising(String... professions) {
        return new Professional(
                new NationalId("899700252580"),
                List.of(),
                "M",
                "KINE",
                "NORBERT",
                Stream.of(professions)
                        .map(code -> new Practice(code, "C", "", "KINE", "NORBERT", List.of(), List.of()))
                        .toList(),
                Optional.empty());
    }
}
