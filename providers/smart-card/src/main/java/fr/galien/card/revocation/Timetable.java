package fr.galien.card.revocation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When a list is downloaded anew. */
final class Timetable {

    /** How long before the list in use ends its successor is looked for, if no day begins before. */
    private static final Duration BEFORE_THE_END = Duration.ofHours(1);

    /** Lists are megabytes: one that still ends as soon is not fetched more often than that. */
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    private final LocalTime daily;
    private final ZoneId zone;
    private final Duration mostJitter;
    private final RandomGenerator random;
    private volatile Duration jitter;

    Timetable(LocalTime daily, ZoneId zone, Duration mostJitter, RandomGenerator random) {
        this.daily = daily;
        this.zone = zone;
        this.mostJitter = mostJitter;
        this.random = random;
        roll();
    }

    /** Another jitter for the next day. */
    void roll() {
        jitter = Duration.ofMillis(random.nextLong(mostJitter.toMillis() + 1));
    }

    Instant next(Attempts attempts, Optional<RevocationList> inUse) {
        if (attempts.failures() > 0) {
            return attempts.retryAt();
        }
        if (attempts.succeededAt().isEmpty()) {
            return Instant.EPOCH;
        }
        Instant last = attempts.succeededAt().get();
        Instant tomorrow = dayAfter(last).plus(jitter);
        return inUse.map(list -> beforeTheEnd(list, last))
                .filter(tomorrow::isAfter)
                .orElse(tomorrow);
    }

    private static Instant beforeTheEnd(RevocationList list, Instant last) {
        Duration life = Duration.between(list.thisUpdate(), list.nextUpdate());
        Duration tenth = life.dividedBy(10);
        Instant soon = list.nextUpdate().minus(tenth.compareTo(BEFORE_THE_END) < 0 ? tenth : BEFORE_THE_END);
        Instant earliest = last.plus(BETWEEN);
        return soon.isAfter(earliest) ? soon : earliest;
    }

    /** The first {@code daily} after a moment, on the days of the zone: some are of 23 or 25 hours. */
    private Instant dayAfter(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        ZonedDateTime today = local.with(daily);
        return (today.isAfter(local) ? today : today.plusDays(1).with(daily)).toInstant();
    }
}
