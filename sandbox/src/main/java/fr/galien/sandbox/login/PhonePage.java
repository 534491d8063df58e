package fr.galien.sandbox.login;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** The pages that have to do with a phone: the one that adds one, and the one a login waits on. */
record PhonePage(Document document) {

    static PhonePage of(Exchange answer) {
        return new PhonePage(LoginPage.parse(answer));
    }

    /** For a phone to be added: the link it is enrolled by. */
    Optional<URI> enrolment() {
        return link("a#galien-phone-link", "href");
    }

    /** What the browser sends when the page looks whether the phone has answered. */
    Optional<LoginPage.Form> look() {
        return press("#galien-phone-ways", "look");
    }

    /** What the browser sends when the code the phone shows is typed. */
    Optional<LoginPage.Form> confirm(String code) {
        return form("#galien-phone-confirm", Map.of("code", code));
    }

    /** What the browser sends when the person says who they are. */
    Optional<LoginPage.Form> person(String identifier) {
        return form("#galien-phone-person", Map.of("person", identifier));
    }

    /** The digits shown. */
    Optional<String> number() {
        return Optional.ofNullable(document.selectFirst("#galien-phone-number[data-number]"))
                .map(element -> element.attr("data-number"))
                .filter(digits -> !digits.isEmpty());
    }

    /** The link for the phone that is the screen, which is also in the QR code. */
    Optional<URI> open() {
        return link("a#galien-phone-open", "href");
    }

    /** Where the page's script asks how it stands. */
    Optional<URI> status() {
        return link("[data-status]", "data-status");
    }

    /** What is sent once it is approved, or added. */
    Optional<LoginPage.Form> done() {
        return press("#galien-phone-done", "done").or(() -> form("#galien-phone-done", Map.of()));
    }

    private Optional<URI> link(String selector, String attribute) {
        return Optional.ofNullable(document.selectFirst(selector + "[" + attribute + "]"))
                .map(element -> element.absUrl(attribute))
                .filter(address -> !address.isEmpty())
                .map(URI::create);
    }

    private Optional<LoginPage.Form> press(String selector, String button) {
        return Optional.ofNullable(document.selectFirst(selector + " button[name=" + button + "]"))
                .flatMap(found -> form(selector, Map.of(button, found.attr("value"))));
    }

    private Optional<LoginPage.Form> form(String selector, Map<String, String> typed) {
        Element found = document.selectFirst(selector);
        if (!(found instanceof FormElement form)) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (KeyVal field : form.formData()) {
            fields.put(field.key(), field.value());
        }
        fields.putAll(typed);
        return Optional.of(new LoginPage.Form(URI.create(form.absUrl("action")), fields));
    }
}
