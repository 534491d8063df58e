package fr.galien.card;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.HeldCard;
import fr.galien.identity.NationalId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardNoticesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @Test
    void tellTheEndOfACardWithinSixtyDaysAndNotBefore() {
        Instant soon = NOW.plus(59, ChronoUnit.DAYS);
        Instant later = NOW.plus(61, ChronoUnit.DAYS);

        assertThat(notices(until(soon)).expires()).contains(soon);
        assertThat(notices(until(later)).expires()).isEmpty();
    }

    @Test
    void tellOfANewerCardThatIsGoodToday() {
        assertThat(notices(valid(), held(TODAY.minusDays(3), Optional.empty())).newer())
                .isTrue();
    }

    @Test
    void tellOfNoCardThatIsOlderOpposedOrNotYetGood() {
        assertThat(notices(
                                valid(),
                                held(TODAY.minusYears(5), Optional.empty()),
                                held(TODAY.minusDays(3), Optional.of(TODAY)),
                                held(TODAY.plusDays(3), Optional.empty()))
                        .newer())
                .isFalse();
    }

    private static CardNotices notices(CardRead card, HeldCard... onFile) {
        return CardNotices.of(card, holder -> List.of(onFile), CLOCK);
    }

    private static CardRead valid() {
        return until(NOW.plus(400, ChronoUnit.DAYS));
    }

    private static CardRead until(Instant end) {
        return new CardRead(
                new NationalId("899700252580"), Optional.of(70), NOW.minus(400, ChronoUnit.DAYS), end, true);
    }

    private static HeldCard held(LocalDate from, Optional<LocalDate> opposed) {
        return new HeldCard(
                "2800383626", "899700252580", "CPS", Optional.of(from), Optional.of(from.plusYears(3)), opposed);
    }
}
