package fr.galien.card.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How getting a list went.
 *
 * @param triedAt     the last time; empty before the first
 * @param succeededAt the last time it brought a good list, also before a restart
 * @param failures    since then
 * @param trouble     of the last time
 */
record Attempts(Optional<Instant> triedAt, Optional<Instant> succeededAt, int failures, Optional<Trouble> trouble) {

    static final Attempts NONE = new Attempts(Optional.empty(), Optional.empty(), 0, Optional.empty());

    private static final Duration FIRST_REST = Duration.ofMinutes(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(30);

    static Attempts keptSince(Instant when) {
        return new Attempts(Optional.empty(), Optional.of(when), 0, Optional.empty());
    }

    Attempts succeeded(Instant when) {
        return new Attempts(Optional.of(when), Optional.of(when), 0, Optional.empty());
    }

    Attempts failed(Instant when, Trouble why) {
        return new Attempts(Optional.of(when), succeededAt, failures + 1, Optional.of(why));
    }

    /** After failures: a minute later, then two, then four, up to half an hour. */
    Instant retryAt() {
        Duration rest = failures > 5 ? LONGEST_REST : FIRST_REST.multipliedBy(1L << failures - 1);
        return triedAt.orElse(Instant.EPOCH).plus(rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest);
    }
}
