package fr.galien.mobile;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Means;
import fr.galien.identity.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What stands behind a new device, and the most it can make it worth.
 *
 * @param most never more than what vouches for it
 */
public record Voucher(EnrolledBy by, Assurance most) {

    /** A means used longer ago was used for something else: somebody may have left their desk since. */
    public static final Duration FRESH = Duration.ofSeconds(60);

    /**
     * The strongest means a person used for this purpose, just now.
     *
     * @param thisLogin what was done in this very login; a session that was open already is no evidence of who is there
     * @param phone     what the device used in it is worth; empty if there was none, or it is gone
     */
    public static Optional<Voucher> of(Evidence thisLogin, Optional<Assurance> phone, Instant now) {
        return thisLogin.youngerThan(FRESH, now).strongest().flatMap(act -> of(act.means(), phone));
    }

    private static Optional<Voucher> of(Means means, Optional<Assurance> phone) {
        return switch (means) {
            case SMART_CARD -> Optional.of(new Voucher(EnrolledBy.CARD, EnrolledBy.CARD.most()));
            case SMART_CARD_NOT_CHECKED -> Optional.of(new Voucher(EnrolledBy.CARD, Assurance.EIDAS1));
            case PHONE_ATTESTED, PHONE -> phone.map(level -> new Voucher(EnrolledBy.DEVICE, level));
            case SECURITY_KEY -> Optional.of(new Voucher(EnrolledBy.KEY, EnrolledBy.KEY.most()));
            case PASSKEY -> Optional.of(new Voucher(EnrolledBy.KEY, Assurance.EIDAS1));
            // What can be read off a screen or a paper, or told on a telephone, vouches for nothing.
            case PHONE_OFFLINE, PASSWORD_WITH_CODE, PASSWORD_WITH_RECOVERY_CODE -> Optional.empty();
        };
    }
}
