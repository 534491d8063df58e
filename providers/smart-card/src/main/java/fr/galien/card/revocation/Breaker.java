package fr.galien.card.revocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Leaves alone who failed three times in a row; after half a minute one question tries whether it is better. */
final class Breaker {

    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(30);

    private final Clock clock;
    private int failures;
    private Instant restsUntil = Instant.MIN;
    private boolean probing;

    Breaker(Clock clock) {
        this.clock = clock;
    }

    /** Whoever is let through says afterwards how it went. */
    synchronized boolean letsThrough() {
        if (failures < FAILURES) {
            return true;
        }
        if (probing || clock.instant().isBefore(restsUntil)) {
            return false;
        }
        probing = true;
        return true;
    }

    synchronized void worked() {
        failures = 0;
        probing = false;
    }

    synchronized void failed() {
        failures++;
        probing = false;
        if (failures >= FAILURES) {
            restsUntil = clock.instant().plus(REST);
        }
    }

    synchronized boolean isResting() {
        return failures >= FAILURES;
    }
}
