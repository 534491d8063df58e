package fr.galien.card;

import fr.galien.directory.FindHeldCards;
import fr.galien.directory.HeldCard;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What is kindly said of a card that is still good.
 *
 * @param expires the last second of its validity, if that is near
 * @param newer   whether the directory knows a newer one of its holder, valid today
 */
public record CardNotices(Optional<Instant> expires, boolean newer) {

    private static final Duration NEAR = Duration.ofDays(60);

    /** Cards live by the civil calendar of those who carry them. */
    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    public static CardNotices of(CardRead card, FindHeldCards onFile, Clock clock) {
        Optional<Instant> expires =
                Optional.of(card.notAfter()).filter(end -> clock.instant().isAfter(end.minus(NEAR)));
        LocalDate today = LocalDate.ofInstant(clock.instant(), PARIS);
        LocalDate issued = LocalDate.ofInstant(card.notBefore(), PARIS);
        return new CardNotices(
                expires,
                onFile.heldBy(card.holder()).stream()
                        .anyMatch(other -> isNewer(other, issued) && isGood(other, today)));
    }

    private static boolean isNewer(HeldCard other, LocalDate issued) {
        return other.validFrom().filter(from -> from.isAfter(issued)).isPresent();
    }

    private static boolean isGood(HeldCard other, LocalDate today) {
        return other.opposedOn().isEmpty()
                && other.validFrom().filter(today::isBefore).isEmpty()
                && other.validTo().filter(today::isAfter).isEmpty();
    }
}
