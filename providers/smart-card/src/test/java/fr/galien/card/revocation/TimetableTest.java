package fr.galien.card.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

    private final Timetable exact = timetable(Duration.ZERO);

    @Test
    void startsAtOnceWhereThereIsNothing() {
        assertThat(exact.next(Attempts.NONE, Optional.empty())).isBefore(Ca.NOW);
    }

    /** 07:00 in Paris, also over the days on which clocks change. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-21T10:00:00Z, 2026-11-22T06:00:00Z",
        "2026-11-21T05:59:59Z, 2026-11-21T06:00:00Z",
        "2026-11-21T06:00:00Z, 2026-11-22T06:00:00Z",
        "2026-07-14T10:00:00Z, 2026-07-15T05:00:00Z",
        "2026-10-24T10:00:00Z, 2026-10-25T06:00:00Z",
        "2026-03-28T10:00:00Z, 2026-03-29T05:00:00Z"
    })
    void comesBackTheNextMorning(Instant last, Instant next) {
        assertThat(exact.next(succeeded(last), Optional.of(list(last, Duration.ofDays(7)))))
                .isEqualTo(next);
    }

    @Test
    void putsTheMorningOffByAnotherJitterEachDay() {
        Timetable timetable = timetable(Duration.ofHours(1));
        Instant morning = Instant.parse("2026-11-22T06:00:00Z");
        Instant one = timetable.next(succeeded(Ca.NOW), Optional.empty());
        timetable.roll();
        Instant other = timetable.next(succeeded(Ca.NOW), Optional.empty());

        assertThat(one).isBetween(morning, morning.plus(Duration.ofHours(1))).isNotEqualTo(other);
        assertThat(other).isBetween(morning, morning.plus(Duration.ofHours(1)));
    }

    @Test
    void comesBeforeTheListInUseEnds() {
        RevocationList list = list(Ca.NOW, Duration.ofHours(12));

        assertThat(exact.next(succeeded(Ca.NOW), Optional.of(list)))
                .isEqualTo(list.nextUpdate().minus(Duration.ofHours(1)));
    }

    @Test
    void doesNotHammerAnAuthorityWhoseListKeepsEndingSoon() {
        RevocationList list = list(Ca.NOW, Duration.ofHours(12));
        Instant last = list.nextUpdate().minus(Duration.ofMinutes(30));

        assertThat(exact.next(succeeded(last), Optional.of(list))).isEqualTo(last.plus(Duration.ofMinutes(10)));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 4", "4, 8", "5, 16", "6, 30", "7, 30", "200, 30"})
    void comesBackLessAndLessOftenAfterFailures(int failures, int minutes) {
        Attempts attempts = succeeded(Ca.NOW.minus(Duration.ofDays(1)));
        for (int failure = 0; failure < failures; failure++) {
            attempts = attempts.failed(Ca.NOW, Outage.CANNOT_CONNECT);
        }

        assertThat(exact.next(attempts, Optional.empty())).isEqualTo(Ca.NOW.plus(Duration.ofMinutes(minutes)));
    }

    private static Timetable timetable(Duration jitter) {
        return new Timetable(LocalTime.of(7, 0), ZoneId.of("Europe/Paris"), jitter, new Random(1));
    }

    private static Attempts succeeded(Instant when) {
        return Attempts.NONE.succeeded(when);
    }

    private static RevocationList list(Instant from, Duration life) {
        return new RevocationList(from, from.plus(life), Optional.empty(), new RevokedSerials.Builder().build());
    }
}
