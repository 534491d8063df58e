package fr.galien.tests.system;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection.KeyVal;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** A page as the person reads it. */
public record Page(int status, Document document) {

    public static Page of(Exchange answer) {
        return new Page(
                answer.status(), Jsoup.parse(answer.body(), answer.address().toString()));
    }

    /** The code of the refusal the page shows; empty when it shows none. */
    String code() {
        return Optional.ofNullable(document.selectFirst("[data-code]"))
                .map(refusal -> refusal.attr("data-code"))
                .orElse("");
    }

    /** What is wrong, and what to do. */
    String refusal() {
        return document.select(".galien-refusal__sentence, .galien-refusal__hint")
                .text();
    }

    /** Whether it asks if the card that was read is theirs. */
    public boolean namesTheHolder() {
        return document.selectFirst("form [name=holder][value=continue]") != null;
    }

    /** Who that is, in words. */
    String holder() {
        return document.select(".galien-holder").text();
    }

    public URI holderAction() {
        return URI.create(document.selectFirst("form:has([name=holder])").absUrl("action"));
    }

    /** Whether it asks if the session of this browser is theirs. */
    public boolean asksWhoseSession() {
        return document.selectFirst("form [name=session][value=continue]") != null;
    }

    public URI sessionAction() {
        return URI.create(document.selectFirst("form:has([name=session])").absUrl("action"));
    }

    public boolean offersTheCard() {
        return cardButton() != null;
    }

    /** Where the form of the card leads. */
    public URI action() {
        return URI.create(form().absUrl("action"));
    }

    /** What the browser sends when the person presses "CPS card". */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        for (KeyVal field : form().formData()) {
            fields.put(field.key(), field.value());
        }
        fields.put("means", "card");
        return fields;
    }

    private Element cardButton() {
        return document.selectFirst("form [name=means][value=card]");
    }

    private FormElement form() {
        if (cardButton() != null && cardButton().closest("form") instanceof FormElement form) {
            return form;
        }
        throw new AssertionError(
                "HTTP " + status + ": a page that offers no card, titled " + document.title() + ", code " + code());
    }

    /** Without what it says. */
    @Override
    public String toString() {
        return "Page[" + status + " " + code() + "]";
    }
}
