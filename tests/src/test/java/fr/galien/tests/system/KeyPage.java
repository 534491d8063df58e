package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.key.Asserted;
import fr.galien.testkit.key.CreationOptions;
import fr.galien.testkit.key.Registered;
import fr.galien.testkit.key.RequestOptions;
import fr.galien.testkit.key.SoftwareKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;

/**
 * A page that asks for a key, to log in with or to add, in somebody's browser.
 *
 * @param shown the answer it came with
 */
public record KeyPage(Surfer person, Exchange shown) {

    /** The page of choice. */
    static KeyPage login(Surfer person) {
        return new KeyPage(person, person.ask());
    }

    public Page page() {
        return Page.of(shown);
    }

    String code() {
        return page().code();
    }

    /** What it asks of a key that is to log in. */
    RequestOptions request() {
        JsonNode options = options("#galien-passkey");
        return new RequestOptions(
                options.path("rpId").textValue(),
                options.path("challenge").textValue(),
                ids(options.path("allowCredentials")));
    }

    /** What it asks of a key that is to be added. */
    CreationOptions creation() {
        JsonNode options = options("#galien-key-add");
        return new CreationOptions(
                options.path("rp").path("id").textValue(),
                options.path("challenge").textValue(),
                options.path("user").path("id").textValue(),
                StreamSupport.stream(options.path("pubKeyCredParams").spliterator(), false)
                        .map(algorithm -> algorithm.path("alg").intValue())
                        .toList(),
                options.path("attestation").textValue().equals("direct"),
                ids(options.path("excludeCredentials")));
    }

    private static List<String> ids(JsonNode keys) {
        return StreamSupport.stream(keys.spliterator(), false)
                .map(key -> key.path("id").textValue())
                .toList();
    }

    JsonNode options(String form) {
        try {
            return Json.read(form(form).attr("data-options"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean asksForAKey() {
        return page().document().selectFirst("#galien-passkey[data-options]") != null;
    }

    /** The person touches the key. @return what comes of it: a page, or the way back to the software */
    public Exchange show(SoftwareKey key) {
        return send(key.get(request(), AccountUnderTest.origin()));
    }

    public Exchange send(Asserted answer) {
        return person.send(loginAction(), fields(answer));
    }

    static Map<String, String> fields(Asserted answer) {
        Map<String, String> fields = new LinkedHashMap<>(answer.fields());
        fields.put("means", "passkey");
        return fields;
    }

    URI loginAction() {
        return URI.create(form("#galien-passkey").absUrl("action"));
    }

    /** The person names a key and touches it. */
    public KeyPage add(SoftwareKey key, String name) {
        return add(key.create(creation(), AccountUnderTest.origin()), name);
    }

    KeyPage add(Registered answer, String name) {
        return new KeyPage(person, person.send(addAction(), addFields(answer, name)));
    }

    static Map<String, String> addFields(Registered answer, String name) {
        Map<String, String> fields = new LinkedHashMap<>(answer.fields());
        fields.put("name", name);
        return fields;
    }

    URI addAction() {
        return URI.create(form("#galien-key-add").absUrl("action"));
    }

    /** Of the key that was added; empty on another page. */
    public String level() {
        return page().document().select("#galien-key-added").attr("data-acr");
    }

    public String name() {
        return page().document()
                .select("#galien-key-added .galien-holder__name")
                .text();
    }

    /** The page that says it is done sends back to the software. */
    Exchange leave() {
        URI action = URI.create(form("#galien-key-done").absUrl("action"));
        return person.send(action, Map.of("done", "on"));
    }

    private Element form(String selector) {
        Element form = page().document().selectFirst(selector);
        if (form == null) {
            throw new AssertionError("no " + selector + " on " + page());
        }
        return form;
    }

    /** Without what it shows. */
    @Override
    public String toString() {
        return "KeyPage[" + page() + "]";
    }
}
