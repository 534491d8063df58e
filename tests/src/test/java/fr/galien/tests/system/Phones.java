package fr.galien.tests.system;

import fr.galien.sandbox.login.LoginStopped;
import fr.galien.sandbox.login.PhoneEnrolment;
import fr.galien.sandbox.phone.PhoneBox;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Enrolment;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Phones of people of the sandbox, enrolled as they would do it themselves: by their card. One a person and run: how often a
 * person may get numbers wrong counts for all tests together, so a test that does takes a person of its own.
 */
public final class Phones {

    private static final Map<String, Phone> ENROLLED = new HashMap<>();

    private Phones() {}

    /** @param card of the box, which names the person */
    public static synchronized Phone of(String card) {
        Phone held = ENROLLED.get(card);
        if (held == null || !isStillTheirs(held)) {
            held = enrol(card);
            ENROLLED.put(card, held);
        }
        return held;
    }

    /** So that the next test begins without. */
    public static synchronized void removeAll(String card) {
        ENROLLED.remove(card);
        forgetThoseOfEarlierRuns(TheSandbox.get(), Extraction.notable(card));
    }

    /** Other tests give phones of the same person up. */
    private static boolean isStillTheirs(Phone phone) {
        try {
            phone.pending();
            return true;
        } catch (PhoneRefused gone) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Phone enrol(String card) {
        TheSandbox sandbox = TheSandbox.get();
        forgetThoseOfEarlierRuns(sandbox, Extraction.notable(card));
        PhoneEnrolment screen = new PhoneEnrolment(sandbox.home());
        try {
            PhoneLink link = PhoneLink.read(screen.open(sandbox.card(card))).orElseThrow();
            Enrolled enrolled = Enrolment.claim(new PhoneBox(sandbox.home()).service(), (PhoneLink.Enrol) link)
                    .answer("Téléphone de " + card);
            screen.confirm(enrolled.confirmation());
            return enrolled.phone();
        } catch (LoginStopped stopped) {
            throw new AssertionError("no phone was enrolled: " + stopped.outcome(), stopped);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sandbox's home is kept, and a person has few devices. */
    private static void forgetThoseOfEarlierRuns(TheSandbox sandbox, Notable person) {
        try (Connection keycloak = sandbox.database("keycloak");
                PreparedStatement forget = keycloak.prepareStatement(
                        "delete from fed_user_credential where type = 'galien-phone' and user_id like ?")) {
            forget.setString(1, "%:" + person.nationalId().value());
            forget.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
