package fr.galien.sandbox.login;

import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** Somebody's way through pages, told step by step, up to an address that is not opened because it is the software's. */
final class Surfing {

    private static final int REDIRECTS = 10;

    private final Browser browser;
    private final URI end;
    private final Story story;
    private final Endings endings;

    /** @param end the address registered; whatever its query says, it is the software's */
    Surfing(Browser browser, URI end, Story story, Endings endings) {
        this.browser = browser;
        this.end = end;
        this.story = story;
        this.endings = endings;
    }

    Exchange get(String what, URI address) throws LoginStopped {
        return exchange(what, () -> browser.get(address));
    }

    Exchange getShowing(String what, Card card, URI address) throws LoginStopped {
        return exchange(what, () -> browser.getShowing(card.key(), address));
    }

    Exchange send(String what, LoginPage.Form form) throws LoginStopped {
        return exchange(what, () -> browser.post(form.action(), form.fields()));
    }

    /** Follows redirects until a page, or a redirect to the software, which is not followed. */
    Exchange follow(String what, Exchange first) throws LoginStopped {
        Exchange answer = first;
        for (int count = 0; count < REDIRECTS; count++) {
            Optional<URI> next = answer.redirect().filter(address -> !isEnd(address));
            if (next.isEmpty()) {
                return answer;
            }
            answer = get(what, next.get());
        }
        throw endings.broken("The service redirects in circles.");
    }

    /** Where an answer leads back to the software, if it does. */
    Optional<URI> end(Exchange answer) {
        return answer.redirect().filter(this::isEnd);
    }

    boolean isEnd(URI address) {
        return end.getScheme().equals(address.getScheme())
                && end.getRawAuthority().equals(address.getRawAuthority())
                && end.getRawPath().equals(address.getRawPath());
    }

    private Exchange exchange(String what, Sending sending) throws LoginStopped {
        try {
            Exchange exchange = sending.send();
            story.exchanged(what, exchange);
            return exchange;
        } catch (IOException e) {
            throw endings.broken(what + ": the connection failed (" + e.getMessage() + ").");
        }
    }

    @FunctionalInterface
    private interface Sending {
        Exchange send() throws IOException;
    }
}
