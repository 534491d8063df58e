package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final List<Duration> WAITS = IntStream.iterate(1, attempts -> attempts + 1)
            .mapToObj(Patience::after)
            .takeWhile(Optional::isPresent)
            .flatMap(Optional::stream)
            .toList();

    @Test
    void beginsWithASecondAndGrowsEverLonger() {
        assertThat(WAITS.getFirst()).isEqualTo(Duration.ofSeconds(1));
        assertThat(WAITS).isSorted();
        assertThat(Patience.longest()).isEqualTo(WAITS.getLast());
    }

    @Test
    void lastsADay() {
        assertThat(WAITS.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }
}
