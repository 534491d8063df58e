package fr.galien.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Means;
import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who vouches for a new device, and for how much. */
class VoucherTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void takesACardOfTheMinuteForUpToEidas2() {
        assertThat(Voucher.of(used(Means.SMART_CARD, 60), Optional.empty(), NOW))
                .contains(new Voucher(EnrolledBy.CARD, Assurance.EIDAS2));
    }

    @Test
    void takesNothingThatIsOlder() {
        assertThat(Voucher.of(used(Means.SMART_CARD, 61), Optional.empty(), NOW))
                .isEmpty();
        assertThat(Voucher.of(new Evidence(List.of()), Optional.of(Assurance.EIDAS2), NOW))
                .isEmpty();
    }

    /** An old card must not lend its level to a fresh phone. */
    @Test
    void looksAtWhatIsFreshAlone() {
        Evidence both = used(Means.SMART_CARD, 3600).and(used(Means.PHONE, 5));

        assertThat(Voucher.of(both, Optional.of(Assurance.EIDAS1), NOW))
                .contains(new Voucher(EnrolledBy.DEVICE, Assurance.EIDAS1));
    }

    @Test
    void givesANewDeviceNoMoreThanTheOneThatVouches() {
        assertThat(Voucher.of(used(Means.PHONE_ATTESTED, 1), Optional.of(Assurance.EIDAS2), NOW))
                .contains(new Voucher(EnrolledBy.DEVICE, Assurance.EIDAS2));
        assertThat(Voucher.of(used(Means.PHONE, 1), Optional.empty(), NOW)).isEmpty();
    }

    @Test
    void countsACardOfUnknownRevocationForLittle() {
        assertThat(Voucher.of(used(Means.SMART_CARD_NOT_CHECKED, 1), Optional.empty(), NOW))
                .contains(new Voucher(EnrolledBy.CARD, Assurance.EIDAS1));
    }

    private static Evidence used(Means means, int secondsAgo) {
        return new Evidence(List.of(new Evidence.Act(means, NOW.minusSeconds(secondsAgo))));
    }
}
