package fr.galien.tests.system;

import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/** Somebody at a browser of their own: nothing of it is shared with another one's. */
public final class Surfer {

    private static final int REDIRECTS = 10;

    private final Browser browser;
    private final Software software;

    private Surfer(Browser browser, Software software) {
        this.browser = browser;
        this.software = software;
    }

    /** Whose browser says nothing of languages. */
    public static Surfer of(Software software) {
        return new Surfer(new Browser(TheSandbox.get().trust(), ""), software);
    }

    static Surfer readingEnglish(Software software) {
        return new Surfer(new Browser(TheSandbox.get().trust(), "en"), software);
    }

    /** The same browser sent by another login, of the same software or not. */
    public Surfer sentBy(Software other) {
        return new Surfer(browser, other);
    }

    /**
     * Opens an address and follows until a page, or the way back to the software, which is not followed. Says on the way that
     * the session, or the card, is theirs, if asked.
     */
    public Exchange open(URI address) {
        Exchange answer = look(address);
        Page page = Page.of(answer);
        if (page.asksWhoseSession()) {
            return sayItIsMySession(answer);
        }
        return page.namesTheHolder() ? sayItIsMe(answer) : answer;
    }

    /** Opens an address and follows until a page, whichever it is. */
    Exchange look(URI address) {
        return follow(get(address));
    }

    Exchange sayItIsMe(Exchange namesTheHolder) {
        return answer(namesTheHolder, "continue");
    }

    Exchange sayItIsNotMe(Exchange namesTheHolder) {
        return answer(namesTheHolder, "not-me");
    }

    Exchange sayItIsMySession(Exchange asksWhoseSession) {
        return answerOfSession(asksWhoseSession, "continue");
    }

    Exchange sayItIsNotMySession(Exchange asksWhoseSession) {
        return answerOfSession(asksWhoseSession, "not-me");
    }

    Exchange answerOfSession(Exchange asksWhoseSession, String session) {
        URI action = Page.of(asksWhoseSession).sessionAction();
        return follow(checked(() -> browser.post(action, Map.of("session", session))));
    }

    private Exchange answer(Exchange namesTheHolder, String holder) {
        Page page = Page.of(namesTheHolder);
        return follow(checked(() -> browser.post(page.holderAction(), Map.of("holder", holder))));
    }

    /** Opens an address and goes no further. */
    Exchange get(URI address) {
        return checked(() -> browser.get(address));
    }

    /** Opens an address in a frame of the page, and goes no further. */
    Exchange getInFrame(URI address) {
        return checked(() -> browser.getInFrame(address));
    }

    /** The software sends the browser to log in. */
    public Exchange ask() {
        return open(software.authorizationRequest());
    }

    /** Presses "CPS card". @return where the card is to be presented */
    public URI chooseCard(Exchange loginPage) {
        Page page = Page.of(loginPage);
        Exchange answer = checked(() -> browser.post(page.action(), page.fields()));
        return answer.redirect().orElseThrow(() -> new AssertionError("no way to the card host: " + Page.of(answer)));
    }

    Exchange post(URI address, Map<String, String> form) {
        return checked(() -> browser.post(address, form));
    }

    /** Sends a form of a page and follows until a page. */
    public Exchange send(URI address, Map<String, String> form) {
        return follow(post(address, form));
    }

    /** As a page of that origin sends it. */
    Exchange postFrom(String origin, URI address, Map<String, String> form) {
        return checked(() -> browser.postFrom(origin, address, form));
    }

    /** Asks to log in and presses "CPS card". @return where the card is to be presented */
    URI goToTheCardHost() {
        return chooseCard(ask());
    }

    /** @return the way back to the login, with the code of the verdict */
    public URI present(Card card, URI cardHost) {
        return wayBack(show(card, cardHost));
    }

    /** Presents a card and goes no further. */
    Exchange show(Card card, URI cardHost) {
        return checked(() -> browser.getShowing(card.key(), cardHost));
    }

    /** Has no card in the reader. @return the way back to the login */
    URI presentNothing(URI cardHost) {
        return wayBack(get(cardHost));
    }

    /** The whole login up to the last answer: a page, or the way back to the software. */
    public Exchange logIn(Card card) {
        return open(present(card, goToTheCardHost()));
    }

    private static URI wayBack(Exchange answer) {
        return answer.redirect()
                .orElseThrow(() -> new AssertionError("no way back from the card host: " + Page.of(answer)));
    }

    private Exchange follow(Exchange first) {
        Exchange answer = first;
        for (int count = 0; count < REDIRECTS; count++) {
            var next = answer.redirect().filter(address -> !software.isOurs(address));
            if (next.isEmpty()) {
                return answer;
            }
            answer = get(next.get());
        }
        throw new AssertionError("redirected in circles");
    }

    private static Exchange checked(Sending sending) {
        try {
            return sending.send();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Sending {
        Exchange send() throws IOException;
    }
}
