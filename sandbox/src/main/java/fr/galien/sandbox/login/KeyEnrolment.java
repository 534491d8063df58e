package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.testkit.key.KeyUnwilling;
import fr.galien.testkit.key.Registered;
import fr.galien.testkit.key.SoftwareKey;
import org.jsoup.nodes.Document;

/** A key is added to what somebody logs in with, by their card. */
public final class KeyEnrolment {

    private static final String BOUND_TO_A_DEVICE = "galien-security-key";
    private static final String ANY = "galien-passkey";

    private final SandboxHome home;

    public KeyEnrolment(SandboxHome home) {
        this.home = home;
    }

    /**
     * What it is worth from then on.
     *
     * @param level {@code eidas1} or {@code eidas2}
     * @param why   it is not worth more; empty where it is
     */
    public record Worth(String level, String why) {}

    /** @param name of the key in "my account" */
    public Worth add(SoftwareKey key, String name, Card card) throws LoginStopped {
        EnrolmentScreen screen = new EnrolmentScreen(home, key.synced() ? ANY : BOUND_TO_A_DEVICE);
        KeyPage adding = new KeyPage(screen.open(card));
        var asked = adding.creation().orElseThrow(() -> screen.instead("the page that adds a key"));
        Registered made;
        try {
            made = key.create(asked, screen.origin());
        } catch (KeyUnwilling e) {
            throw screen.broken("The key does nothing: " + e.getMessage() + ".");
        }
        Document answer = screen.send(
                "Send what the key signed", adding.made(name, made.fields()).orElseThrow());
        KeyPage added = new KeyPage(answer);
        Worth worth = new Worth(
                added.level().orElseThrow(() -> screen.instead("the page that says it is added")), added.why());
        screen.end(added.done().orElseThrow(() -> screen.instead("the page that says it is added")));
        return worth;
    }
}
