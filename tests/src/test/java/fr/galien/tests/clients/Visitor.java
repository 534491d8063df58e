package fr.galien.tests.clients;

import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.system.Page;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Somebody with a card, at a browser of their own that goes wherever it is sent, into the vendor's software too. Logs in where
 * they are asked to, and answers no other page.
 */
final class Visitor {

    private static final int STEPS = 25;

    private final TheSandbox sandbox = TheSandbox.get();
    private final Browser browser = new Browser(sandbox.trust(), "");
    private final Card card;

    private Visitor(Card card) {
        this.card = card;
    }

    /** @param card of the box */
    static Visitor with(String card) {
        return new Visitor(TheSandbox.get().card(card));
    }

    /** Who they are, as the software is to learn it. */
    String nationalId() {
        return sandbox.box().find(card.name()).orElseThrow().holder().value();
    }

    /** Opens an address and follows until a page that is none of the login's. */
    Exchange open(URI address) {
        return follow(get(address), next -> false);
    }

    /**
     * Opens an address and follows until sent to the software, which is not opened: for software that listens nowhere.
     *
     * @return where they were sent, with what the service answers in its query
     */
    URI openUntil(URI software, URI address) {
        Predicate<URI> home = next -> software.getRawAuthority().equals(next.getRawAuthority())
                && software.getRawPath().equals(next.getRawPath());
        Exchange end = follow(get(address), home);
        return end.redirect()
                .filter(home)
                .orElseThrow(() -> new AssertionError("not sent back to the software: " + Page.of(end)));
    }

    /** Opens an address and goes no further. */
    Exchange get(URI address) {
        boolean cardHost = address.getPort() == sandbox.addresses().ports().card();
        return checked(() -> cardHost ? browser.getShowing(card.key(), address) : browser.get(address));
    }

    private Exchange follow(Exchange first, Predicate<URI> stop) {
        Exchange answer = first;
        for (int step = 0; step < STEPS; step++) {
            Optional<Exchange> next = next(answer, stop);
            if (next.isEmpty()) {
                return answer;
            }
            answer = next.get();
        }
        throw new AssertionError("sent in circles");
    }

    private Optional<Exchange> next(Exchange answer, Predicate<URI> stop) {
        if (answer.redirect().isPresent()) {
            return answer.redirect().filter(stop.negate()).map(this::get);
        }
        Page page = Page.of(answer);
        if (page.offersTheCard()) {
            return Optional.of(post(page.action(), page.fields()));
        }
        if (page.asksWhoseSession()) {
            return Optional.of(post(page.sessionAction(), Map.of("session", "continue")));
        }
        return page.namesTheHolder()
                ? Optional.of(post(page.holderAction(), Map.of("holder", "continue")))
                : Optional.empty();
    }

    private Exchange post(URI address, Map<String, String> form) {
        return checked(() -> browser.post(address, form));
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
