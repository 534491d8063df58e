package fr.galien.assurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GuessLimitsAttackTest {

    private static final String PERSON = "f:directory:899700000010";
    private static final Optional<String> STRANGER = Optional.empty();
    private static final Optional<String> OWN = Optional.of("own");

    private Instant now = Instant.parse("2026-11-22T08:00:00Z");
    private final Map<String, Instant> claimed = new ConcurrentHashMap<>();
    private final GuessLimits limits = new GuessLimits(new GuessLimits.Slots() {
        @Override
        public boolean claim(String name, Duration life) {
            claimed.values().removeIf(end -> !end.isAfter(now));
            return claimed.putIfAbsent(name, now.plus(life)) == null;
        }

        @Override
        public void release(String name) {
            claimed.remove(name);
        }
    });

    @Test
    void hearsTenOfAThousandTriesOfStrangers() {
        assertThat(heard(1_000, STRANGER)).isEqualTo(10);
    }

    @Test
    void hearsThePersonInTheirOwnBrowserAfterAThousandTriesOfStrangers() {
        heard(1_000, STRANGER);

        assertThat(limits.begin(PERSON, OWN)).isPresent();
    }

    @Test
    void hearsTenOfABrowserThatKnowsThePersonToo() {
        assertThat(heard(1_000, OWN)).isEqualTo(10);
        assertThat(limits.begin(PERSON, Optional.of("another"))).isPresent();
    }

    @Test
    void hearsStrangersAgainAfterAnHourAndThirtyTimesADay() {
        int heard = 0;
        for (int hour = 0; hour < 23; hour++) {
            heard += heard(100, STRANGER);
            now = now.plus(Duration.ofHours(1));
        }
        assertThat(heard).isEqualTo(30);

        now = now.plus(Duration.ofHours(2));
        assertThat(heard(100, STRANGER)).isEqualTo(10);
    }

    @Test
    void keepsNobodyOutWhoIsRightHoweverOften() {
        for (int login = 0; login < 100; login++) {
            limits.begin(PERSON, STRANGER).orElseThrow().right();
        }
        assertThat(claimed).isEmpty();
    }

    @Test
    void forgivesStrangersNothingBecauseThePersonCame() {
        heard(9, STRANGER);
        limits.begin(PERSON, STRANGER).orElseThrow().right();

        assertThat(heard(100, STRANGER)).isOne();
    }

    @Test
    void takesNothingOfTheDayFromWhoeverTheHourRefuses() {
        heard(500, STRANGER);

        assertThat(claimed.keySet()).filteredOn(name -> name.contains(".day.")).hasSize(10);
    }

    @Test
    void countsBeforeJudgingSoThatManyAtOnceAreNoMore() throws Exception {
        try (var threads = Executors.newFixedThreadPool(20)) {
            long heard = threads
                    .invokeAll(Stream.generate(() -> (Callable<Boolean>)
                                    () -> limits.begin(PERSON, STRANGER).isPresent())
                            .limit(200)
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .filter(Boolean::booleanValue)
                    .count();

            assertThat(heard).isEqualTo(10);
        }
    }

    private int heard(int tries, Optional<String> browser) {
        return (int) IntStream.range(0, tries)
                .filter(attempt -> limits.begin(PERSON, browser).isPresent())
                .count();
    }
}
