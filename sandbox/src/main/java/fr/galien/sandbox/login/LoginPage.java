package fr.galien.sandbox.login;

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

/**
 * The page that offers the means of identification: a form, one of whose buttons is named {@code means}.
 */
public final class LoginPage {

    private static final String MEANS = "means";

    private final Document document;

    private LoginPage(Document document) {
        this.document = document;
    }

    static Document parse(Exchange page) {
        return Jsoup.parse(page.body(), page.address().toString());
    }

    /** The page, if it is one that offers any means. */
    static Optional<LoginPage> in(Document document) {
        return document.selectFirst("form [name=" + MEANS + "]") == null
                ? Optional.empty()
                : Optional.of(new LoginPage(document));
    }

    /** The names of the means offered, in the page's order. */
    public java.util.List<String> means() {
        return document.select("form button[name=" + MEANS + "]").eachAttr("value");
    }

    /** What the page says of a live session that is not enough, and what it offers. */
    void tell(Story story) {
        Element more = document.selectFirst("#galien-step-up[data-asked]");
        if (more != null) {
            story.checked(
                    "The page: " + orNone(more.attr("data-now")) + " now, " + orNone(more.attr("data-asked"))
                            + " wanted; offers " + String.join(", ", means()),
                    0);
        }
    }

    private static String orNone(String level) {
        return level.isEmpty() ? "no level" : level;
    }

    /** What the browser sends when this means is chosen; empty when the page does not offer it. */
    Optional<Form> choose(String means) {
        return press(document, MEANS, means);
    }

    /** What the browser sends when the person says that the card that was read is theirs; empty when a page asks no such thing. */
    static Optional<Form> holder(Document document) {
        return press(document, "holder", "continue");
    }

    private static Optional<Form> press(Document document, String name, String value) {
        Element button = document.selectFirst("form [name=" + name + "][value=" + value + "]");
        if (button == null || !(button.closest("form") instanceof FormElement form)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (KeyVal field : form.formData()) {
            fields.put(field.key(), field.value());
        }
        fields.put(name, value);
        return Optional.of(new Form(URI.create(form.absUrl("action")), fields));
    }

    /** A form as it is sent. */
    record Form(URI action, Map<String, String> fields) {}
}
