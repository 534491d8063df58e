package fr.galien.sandbox.login;

import fr.galien.sandbox.key.HeldKey;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.key.Asserted;
import fr.galien.testkit.key.KeyUnwilling;
import fr.galien.testkit.key.RequestOptions;
import org.jsoup.nodes.Document;

/** One person's browser, one vendor's software and a key, logging in through the real page. Not safe for use by several threads. */
public final class PasskeyLogin {

    private final Story story = new Story();
    private final Endings endings = new Endings(story);
    private final VendorSoftware software;
    private final Surfing surfing;

    PasskeyLogin(LoginSettings settings, Browser browser) {
        this.software = new VendorSoftware(settings, story, endings);
        this.surfing = new Surfing(browser, settings.redirectUri(), story, endings);
    }

    /** In a browser that was never used. */
    public PasskeyLogin(LoginSettings settings) {
        this(settings, new Browser(settings.trust()));
    }

    /** What happened before. */
    void tell(String what) {
        story.checked(what, 0);
    }

    /** The whole login. */
    public Outcome run(HeldKey key) {
        try {
            Exchange answer = surfing.follow(
                    "Taken to the login page", surfing.get("Ask to log in", software.authorizationRequest()));
            if (surfing.end(answer).isPresent()) {
                software.accept(surfing.end(answer).get());
                throw endings.broken("The browser is logged in already, so no login page came.");
            }
            Document page = LoginPage.parse(answer);
            LoginPage.in(page).ifPresent(choice -> choice.tell(story));
            KeyPage asking = new KeyPage(page);
            RequestOptions asked =
                    asking.request().orElseThrow(() -> endings.ofPage(answer, page, "a page that takes a passkey"));
            Asserted shown = show(key, asked, KeyOrigin.of(answer));
            Exchange last = surfing.follow(
                    "Back to the software",
                    surfing.send(
                            "Send what the key signed",
                            asking.answered(shown.fields()).orElseThrow()));
            return software.redeem(software.accept(surfing.end(last)
                    .orElseThrow(() -> endings.ofPage(last, LoginPage.parse(last), "the way back to the software"))));
        } catch (LoginStopped e) {
            return e.outcome();
        }
    }

    private Asserted show(HeldKey key, RequestOptions asked, String origin) throws LoginStopped {
        long start = System.nanoTime();
        try {
            Asserted shown = key.use(held -> held.get(asked, origin));
            story.checked("The key signs the challenge, its owner verified", Story.since(start));
            return shown;
        } catch (KeyUnwilling e) {
            throw endings.broken("The key does nothing: " + e.getMessage() + ".");
        }
    }
}
