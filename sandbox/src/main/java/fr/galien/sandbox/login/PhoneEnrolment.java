package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import java.net.URI;

/**
 * The screen's side of adding a phone: a browser that logs in with a card for it, shows the link, and takes the code.
 *
 * <pre>
 * URI link = screen.open(card);
 * // a phone claims the link, answers, and shows six digits
 * screen.confirm(digits);
 * </pre>
 */
public final class PhoneEnrolment {

    private static final String ADD_A_PHONE = "galien-phone";

    private final EnrolmentScreen screen;

    public PhoneEnrolment(SandboxHome home) {
        this.screen = new EnrolmentScreen(home, ADD_A_PHONE);
    }

    /** As far as the page that shows the link. */
    public URI open(Card card) throws LoginStopped {
        return new PhonePage(screen.open(card))
                .enrolment()
                .orElseThrow(() -> screen.instead("the page that adds a phone"));
    }

    /** Types the code the phone shows: the phone counts from here on. */
    public void confirm(String code) throws LoginStopped {
        PhonePage page = new PhonePage(screen.document());
        PhonePage asking = new PhonePage(screen.send(
                "The page looks again",
                page.look().orElseThrow(() -> screen.broken("The page does not look for the phone."))));
        PhonePage done = new PhonePage(screen.send(
                "Type the phone's code",
                asking.confirm(code).orElseThrow(() -> screen.instead("the page that takes the phone's code"))));
        screen.end(done.done().orElseThrow(() -> screen.instead("the page that says it is added")));
    }
}
