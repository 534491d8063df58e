package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.phone.PhoneLink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.FormElement;

/**
 * The page of a login that waits for a phone, in somebody's browser.
 *
 * @param shown the answer it came with
 */
record PhoneScreen(Surfer person, Exchange shown) {

    /** The person chooses the phone on the login page. */
    static PhoneScreen chosenBy(Surfer person) {
        return chosenOn(person, person.ask());
    }

    static PhoneScreen chosenOn(Surfer person, Exchange loginPage) {
        return new PhoneScreen(person, person.send(Page.of(loginPage).action(), Map.of("means", "phone")));
    }

    Page page() {
        return Page.of(shown);
    }

    /** {@code scan}, {@code number}, {@code listed}, {@code rung}, {@code offline}; empty where nothing is open. */
    String kind() {
        return page().document().select("#galien-phone").attr("data-kind");
    }

    String number() {
        return page().document().select("#galien-phone-number").attr("data-number");
    }

    URI link() {
        return URI.create(page().document().select("#galien-phone-qr").attr("data-link"));
    }

    /** What the phone's camera takes from it. */
    PhoneLink.Approve scanned() {
        return (PhoneLink.Approve) PhoneLink.read(link()).orElseThrow();
    }

    URI status() {
        return URI.create(page().document().select("[data-status]").attr("data-status"));
    }

    /** How it stands, as the page's script asks. */
    JsonNode asked() {
        return json(person.get(status()));
    }

    String state() {
        return asked().path("state").asText();
    }

    /** Types an identifier. */
    PhoneScreen typed(String identifier) {
        return sent("#galien-phone-person", Map.of("person", identifier));
    }

    PhoneScreen typedWithoutNetwork(String identifier) {
        return sent("#galien-phone-person", Map.of("person", identifier, "offline", "true"));
    }

    PhoneScreen code(String digits) {
        return sent("#galien-phone-code", Map.of("code", digits));
    }

    PhoneScreen again() {
        return sent("#galien-phone-instead", Map.of("again", "true"));
    }

    Exchange otherMeans() {
        return send("#galien-phone-instead", Map.of("other", "true"));
    }

    /** As the page does by itself once it was approved, and the person without scripts. */
    Exchange done() {
        return send("#galien-phone-done", Map.of());
    }

    PhoneScreen reloaded() {
        URI action = URI.create(form("#galien-phone-instead").absUrl("action"));
        return new PhoneScreen(
                person, person.look(URI.create(action.toString().replaceFirst("session_code=[^&]*&", ""))));
    }

    URI doneAction() {
        return URI.create(form("#galien-phone-done").absUrl("action"));
    }

    private PhoneScreen sent(String selector, Map<String, String> typed) {
        return new PhoneScreen(person, send(selector, typed));
    }

    private Exchange send(String selector, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        FormElement form = form(selector);
        for (KeyVal field : form.formData()) {
            fields.put(field.key(), field.value());
        }
        fields.putAll(typed);
        return person.send(URI.create(form.absUrl("action")), fields);
    }

    private FormElement form(String selector) {
        if (page().document().selectFirst(selector) instanceof FormElement form) {
            return form;
        }
        throw new AssertionError("no " + selector + " on " + page());
    }

    static JsonNode json(Exchange answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without what it shows. */
    @Override
    public String toString() {
        return "PhoneScreen[" + page() + "]";
    }
}
