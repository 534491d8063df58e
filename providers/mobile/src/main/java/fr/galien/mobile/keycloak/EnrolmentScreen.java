package fr.galien.mobile.keycloak;

import fr.galien.mobile.Enrolments;
import fr.galien.mobile.Json;
import fr.galien.mobile.Voucher;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the screen of an enrolment remembers between two pages.
 *
 * @param since   when it was first shown, on evidence that was fresh then
 * @param handle  in the code on the screen
 * @param expires when the code is good for nothing any more
 */
record EnrolmentScreen(Voucher voucher, Instant since, String eid, String handle, Instant expires) {

    /** A new code may be had for so long; afterwards the person identifies themselves again. */
    private static final Duration RENEWED_WITHIN = Duration.ofMinutes(5);

    static EnrolmentScreen of(Voucher voucher, Instant since, Enrolments.Begun begun) {
        return new EnrolmentScreen(voucher, since, begun.eid(), begun.handle(), begun.expires());
    }

    static Optional<EnrolmentScreen> read(String kept) {
        return Json.read(kept, EnrolmentScreen.class);
    }

    boolean mayBeRenewed(Instant now) {
        return now.isBefore(since.plus(RENEWED_WITHIN));
    }

    /** The handle is a secret of this screen. */
    @Override
    public String toString() {
        return "EnrolmentScreen[***]";
    }
}
