package fr.galien.tests.walk;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** What a tab shows, and the pages one can go back to. */
final class Tab {

    /** Empty for a tab in which nothing was opened yet, and after an end. */
    Optional<Attempt> attempt = Optional.empty();

    /** Where a card is waited for. */
    Optional<URI> cardHost = Optional.empty();

    /** What was done and taken, where something is still to be done before there are tokens. */
    Optional<Attempt.Proof> done = Optional.empty();

    Document page = new Document("");
    final List<Sent> sent = new ArrayList<>();

    void shows(Attempt of, Exchange answer) {
        attempt = Optional.of(of);
        cardHost = Optional.empty();
        page = Jsoup.parse(answer.body(), answer.address().toString());
        PhoneMoves.asked(this).ifPresent(link -> of.link = Optional.of(link));
    }

    void waitsForACard(Attempt of, URI address) {
        attempt = Optional.of(of);
        cardHost = Optional.of(address);
        page = new Document("");
    }

    void ends() {
        attempt = Optional.empty();
        cardHost = Optional.empty();
        page = new Document("");
    }

    boolean has(String selector) {
        return page.selectFirst(selector) != null;
    }

    Optional<Form> form(String selector) {
        return Form.in(page, selector);
    }

    /** The first form of ours, whichever it is. */
    Optional<Form> anyForm() {
        return form("form[action*=login-actions]");
    }

    /**
     * A form that was sent before.
     *
     * @param proof what sending it proves at that moment: a phone may have approved meanwhile
     */
    record Sent(Attempt attempt, Form form, Supplier<Optional<Attempt.Proof>> proof) {}
}
