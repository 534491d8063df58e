package fr.galien.tests.walk;

import fr.galien.identity.NationalId;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.key.KeyBox;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.KeyEnrolment;
import fr.galien.sandbox.login.LoginStopped;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.key.SoftwareKey;
import fr.galien.tests.mobile.Pocket;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import fr.galien.tests.system.TheSandbox;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A few people whom no other walk has at the same time, and whose limits are not used up. */
record Household(List<Holder> people) {

    static Household newOne() {
        return new Household(
                Stream.of("Anne", "Boris", "Chloé").map(Household::holder).toList());
    }

    /** Somebody of the directory in practice, as a first login shows. */
    private static Holder holder(String name) {
        while (true) {
            String id = Pocket.doctor();
            TheSandbox sandbox = TheSandbox.get();
            Did phone = name.equals("Chloé") ? Did.PHONE : Did.PHONE_ATTESTED;
            Card card = sandbox.inReader(sandbox.cards()
                    .holder(NationalId.typed(id).orElseThrow(), "MARCHE", name.toUpperCase(Locale.ROOT))
                    .issue());
            if (isLetIn(card)) {
                return new Holder(
                        new Human(name, id),
                        card,
                        Pocket.of(id, phone == Did.PHONE ? "UNKNOWN" : "TEE").phone(),
                        phone,
                        key(card, false, "eidas2"),
                        key(card, true, "eidas1"));
            }
        }
    }

    private static SoftwareKey key(Card card, boolean synced, String level) {
        SandboxHome home = TheSandbox.get().home();
        SoftwareKey key = new KeyBox(home).blank(synced);
        try {
            KeyEnrolment.Worth worth = new KeyEnrolment(home).add(key, "walk", card);
            if (!worth.level().equals(level)) {
                throw new AssertionError("a key that is worth " + worth);
            }
        } catch (LoginStopped e) {
            throw new AssertionError("no key was added: " + e.outcome(), e);
        }
        return key;
    }

    private static boolean isLetIn(Card card) {
        Software software = Software.of(TheSandbox.get().client());
        Exchange end = Surfer.of(software).logIn(card);
        return end.redirect().filter(software::isOurs).isPresent();
    }
}
