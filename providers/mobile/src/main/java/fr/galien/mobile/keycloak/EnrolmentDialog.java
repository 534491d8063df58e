package fr.galien.mobile.keycloak;

import fr.galien.identity.Failure;
import fr.galien.mobile.Device;
import fr.galien.mobile.EnrolmentRefusal;
import fr.galien.mobile.Enrolments;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.Voucher;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** What the screen of an enrolment does, wherever it stands. */
record EnrolmentDialog(MobileEngine engine, UserModel person, Clock clock) {

    /** What is to be shown next. */
    sealed interface Next {
        /** @param why what was wrong; empty if nothing */
        record Screen(EnrolmentScreen screen, Optional<Failure> why) implements Next {}

        record Stored(String credential, Device device) implements Next {}

        record Refused(EnrolmentRefusal why) implements Next {}
    }

    Next begin(Voucher voucher) {
        return begin(voucher, clock.instant());
    }

    Next renew(EnrolmentScreen screen) {
        engine.enrolments().drop(screen.eid());
        return screen.mayBeRenewed(clock.instant())
                ? begin(screen.voucher(), screen.since())
                : new Next.Refused(EnrolmentRefusal.NOT_FRESH);
    }

    private Next begin(Voucher voucher, Instant since) {
        if (engine.wallet().isEmpty()) {
            return new Next.Refused(EnrolmentRefusal.NO_PHONES);
        }
        try {
            Enrolments.Begun begun = engine.enrolments()
                    .begin(
                            person.getId(),
                            person.getFirstName() + " " + person.getLastName(),
                            voucher.by(),
                            voucher.most());
            return new Next.Screen(EnrolmentScreen.of(voucher, since, begun), Optional.empty());
        } catch (MobileRefused tooMany) {
            return new Next.Refused(EnrolmentRefusal.of(tooMany.why()));
        }
    }

    Next confirm(EnrolmentScreen screen, String typed) {
        try {
            Optional<Enrolments.Confirmed> confirmed = engine.enrolments().confirm(screen.eid(), digits(typed));
            if (confirmed.isEmpty()) {
                return new Next.Screen(screen, Optional.of(EnrolmentRefusal.WRONG_DIGITS));
            }
            engine.life().enrolled(confirmed.get());
            return new Next.Stored(confirmed.get().credential(), confirmed.get().device());
        } catch (MobileRefused refused) {
            return new Next.Screen(screen, Optional.of(EnrolmentRefusal.of(refused.why())));
        }
    }

    /** As people type them: with spaces. */
    private static String digits(String typed) {
        return Objects.toString(typed, "").replaceAll("\\s", "");
    }
}
