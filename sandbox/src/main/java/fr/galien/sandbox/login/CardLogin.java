package fr.galien.sandbox.login;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.Optional;
import org.jsoup.nodes.Document;

/**
 * One person's browser and one vendor's software, logging in with a card. {@link #run} takes every step; the steps are also
 * there one by one, each taking what the one before gave, so that a test can hand it to somebody else's browser instead:
 *
 * <pre>
 * LoginPage page = login.begin();
 * URI cardHost   = login.chooseCard(page);
 * URI back       = login.presentCard(card, cardHost);
 * var code       = login.comeBack(back);
 * LoggedIn done  = login.redeem(code);
 * </pre>
 *
 * Every step throws {@link LoginStopped} when it does not lead to the next, and {@link fr.galien.sandbox.Trouble} BOX-1063
 * when nothing answers at all. Not safe for use by several threads.
 */
public final class CardLogin {

    private static final String CARD = "card";

    private final LoginSettings settings;
    private final Story story = new Story();
    private final Endings endings = new Endings(story);
    private final Browser browser;
    private final VendorSoftware software;
    private final Surfing surfing;

    /** In a browser that was never used. */
    public CardLogin(LoginSettings settings) {
        this(settings, new Browser(settings.trust()));
    }

    CardLogin(LoginSettings settings, Browser browser) {
        this.settings = settings;
        this.browser = browser;
        this.software = new VendorSoftware(settings, story, endings);
        this.surfing = new Surfing(browser, settings.redirectUri(), story, endings);
    }

    /** Another login of the same person, in the same browser, with its cookies. */
    public CardLogin again() {
        return new CardLogin(settings, browser);
    }

    /** The whole login with this card. */
    public Outcome run(Card card) {
        return run(address -> presentCard(card, address));
    }

    /** The whole login of somebody who has no card in the reader, or shows none. */
    public Outcome runWithoutCard() {
        return run(this::presentNothing);
    }

    private Outcome run(Presenting presenting) {
        try {
            LoginPage page = begin();
            URI cardHost = chooseCard(page);
            URI back = presenting.at(cardHost);
            return redeem(comeBack(back));
        } catch (LoginStopped e) {
            return e.outcome();
        }
    }

    /** The software sends the browser to the wallet's address, which leads to the login page. */
    public LoginPage begin() throws LoginStopped {
        Exchange answer = ask();
        if (surfing.end(answer).isPresent()) {
            software.accept(surfing.end(answer).get());
            throw endings.broken("The browser is logged in already, so no login page came.");
        }
        Document document = LoginPage.parse(answer);
        LoginPage page = LoginPage.in(document).orElseThrow(() -> endings.ofPage(answer, document, "the login page"));
        page.tell(story);
        return page;
    }

    /** The software sends a browser that is logged in already ({@link #again()}): no page is shown. */
    public AuthorizationCode singleSignOn() throws LoginStopped {
        return accepted(ask());
    }

    private Exchange ask() throws LoginStopped {
        return surfing.follow("Taken to the login page", surfing.get("Ask to log in", software.authorizationRequest()));
    }

    /**
     * Chooses the card among the means offered.
     *
     * @return where the card is to be presented, holding the login's handle
     */
    public URI chooseCard(LoginPage page) throws LoginStopped {
        LoginPage.Form form = page.choose(CARD).orElseThrow(() -> endings.broken("The login page offers no card."));
        return redirect("Choose the card", surfing.send("Choose the card", form));
    }

    /**
     * Presents the card by mutual TLS.
     *
     * @param address from {@link #chooseCard}
     * @return where the card host sends the browser back to, holding the one-time code of its verdict
     */
    public URI presentCard(Card card, URI address) throws LoginStopped {
        String what = "Present the card";
        return redirect(what, surfing.getShowing(what, card, address));
    }

    /** Opens the card host as a browser without a card does: no certificate is shown. */
    public URI presentNothing(URI address) throws LoginStopped {
        String what = "Present no card";
        return redirect(what, surfing.get(what, address));
    }

    /**
     * Goes back to the login with the card host's verdict, says that the card it names is this person's, and goes on to the
     * software, which checks what it is handed.
     *
     * @param address from {@link #presentCard}
     */
    public AuthorizationCode comeBack(URI address) throws LoginStopped {
        Exchange answer = surfing.follow("Back to the login", surfing.get("Back to the login", address));
        Optional<LoginPage.Form> holder = LoginPage.holder(LoginPage.parse(answer));
        if (holder.isEmpty()) {
            return accepted(answer);
        }
        return accepted(surfing.follow("Back to the software", surfing.send("Say it is my card", holder.get())));
    }

    private AuthorizationCode accepted(Exchange answer) throws LoginStopped {
        Optional<URI> callback = surfing.end(answer);
        if (callback.isEmpty()) {
            throw endings.ofPage(answer, LoginPage.parse(answer), "the way back to the software");
        }
        return software.accept(callback.get());
    }

    /** The software exchanges the code for tokens, checks them and reads who it is. */
    public Outcome.LoggedIn redeem(AuthorizationCode code) throws LoginStopped {
        return software.redeem(code);
    }

    private URI redirect(String what, Exchange answer) throws LoginStopped {
        Optional<URI> next = answer.redirect();
        if (next.isEmpty()) {
            throw endings.ofPage(answer, LoginPage.parse(answer), "a redirect");
        }
        if (surfing.isEnd(next.get())) {
            software.accept(next.get());
            throw endings.broken(what + ": the login ended before its end.");
        }
        return next.get();
    }

    @FunctionalInterface
    private interface Presenting {
        URI at(URI cardHost) throws LoginStopped;
    }
}
