package fr.galien.card.keycloak;

import fr.galien.card.CardRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The card that was read in this login and whose holder has not said yet that it is theirs. On the server alone. */
final class PendingCard {

    private static final String READ = "galien.card.read";
    private static final String READ_AT = "galien.card.readAt";

    /** Long enough to read a page; a screen left alone must not wait for the next person. */
    private static final Duration LIFE = Duration.ofMinutes(3);

    private PendingCard() {}

    static void keep(AuthenticationSessionModel login, CardRead card, Instant now) {
        login.setAuthNote(READ, card.encode());
        login.setAuthNote(READ_AT, Long.toString(now.getEpochSecond()));
    }

    static Optional<CardRead> of(AuthenticationSessionModel login, Instant now) {
        return Optional.ofNullable(login.getAuthNote(READ_AT))
                .map(Long::parseLong)
                .map(Instant::ofEpochSecond)
                .filter(readAt -> now.isBefore(readAt.plus(LIFE)))
                .flatMap(readAt -> CardRead.decode(login.getAuthNote(READ)));
    }

    /** How long its holder has left to say so. */
    static Duration lasts(AuthenticationSessionModel login, Instant now) {
        return Optional.ofNullable(login.getAuthNote(READ_AT))
                .map(Long::parseLong)
                .map(Instant::ofEpochSecond)
                .map(readAt -> Duration.between(now, readAt.plus(LIFE)))
                .orElse(Duration.ZERO);
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(READ);
        login.removeAuthNote(READ_AT);
    }
}
