package fr.galien.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.ActivationContact.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivationContactTest {

    private final MovedClock clock = new MovedClock();

    @Test
    void receivesNothingForSeventyTwoHoursAfterItWasReplaced() {
        Address address =
                Address.of("+33639980001", Optional.of(clock.instant())).orElseThrow();

        assertThat(address.mayReceiveAt(clock.instant())).isFalse();
        clock.pass(Duration.ofHours(72).minusSeconds(1));
        assertThat(address.mayReceiveAt(clock.instant())).isFalse();
        clock.pass(Duration.ofSeconds(1));
        assertThat(address.mayReceiveAt(clock.instant())).isTrue();
    }

    @Test
    void receivesAtOnceIfItWasNeverReplaced() {
        assertThat(Address.of("agathe@example.org", Optional.empty())
                        .orElseThrow()
                        .mayReceiveAt(Instant.EPOCH))
                .isTrue();
    }

    @Test
    void isNoneIfItIsEmpty() {
        assertThat(Address.of("", Optional.empty())).isEmpty();
        assertThat(Address.of(" ", Optional.of(clock.instant()))).isEmpty();
    }

    @Test
    void hidesItself() {
        assertThat(Address.of("agathe@example.org", Optional.empty()).toString())
                .doesNotContain("agathe");
    }
}
