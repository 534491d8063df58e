package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.key.CreationOptions;
import fr.galien.testkit.key.RequestOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** The pages that speak with a key: those of a login, and the one that adds a key. What they ask, and what is sent back. */
public record KeyPage(Document document) {

    private static final String LOGIN = "form#galien-passkey[data-options]";
    private static final String ADD = "form#galien-key-add[data-options]";
    private static final String ADDED = "#galien-key-added[data-acr]";

    /** What is asked of a key the person has. */
    public Optional<RequestOptions> request() {
        return options(LOGIN)
                .map(asked -> new RequestOptions(
                        asked.path("rpId").asText(),
                        asked.path("challenge").asText(),
                        ids(asked.path("allowCredentials"))));
    }

    /** What is asked of a key that is to be added. */
    public Optional<CreationOptions> creation() {
        return options(ADD)
                .map(asked -> new CreationOptions(
                        asked.path("rp").path("id").asText(),
                        asked.path("challenge").asText(),
                        asked.path("user").path("id").asText(),
                        algorithms(asked.path("pubKeyCredParams")),
                        asked.path("attestation").asText().equals("direct"),
                        ids(asked.path("excludeCredentials"))));
    }

    /** What the key that was added is worth: {@code eidas1} or {@code eidas2}; empty on any other page. */
    public Optional<String> level() {
        return Optional.ofNullable(document.selectFirst(ADDED)).map(added -> added.attr("data-acr"));
    }

    /** Why it is not worth more; empty where it is. */
    public String why() {
        return document.select(ADDED).attr("data-why");
    }

    /** What is sent when a key has answered a login. */
    Optional<LoginPage.Form> answered(Map<String, String> key) {
        return form(LOGIN, key);
    }

    /** What is sent when a key is made. */
    Optional<LoginPage.Form> made(String name, Map<String, String> key) {
        Map<String, String> fields = new LinkedHashMap<>(key);
        fields.put("name", name);
        return form(ADD, fields);
    }

    /** What is sent when the person has read what was added. */
    Optional<LoginPage.Form> done() {
        return form("form#galien-key-done", Map.of("done", "on"));
    }

    private Optional<JsonNode> options(String selector) {
        return Optional.ofNullable(document.selectFirst(selector)).map(form -> read(form.attr("data-options")));
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

    private static List<String> ids(JsonNode credentials) {
        List<String> ids = new ArrayList<>();
        credentials.forEach(credential -> ids.add(credential.path("id").asText()));
        return ids;
    }

    private static List<Integer> algorithms(JsonNode parameters) {
        List<Integer> algorithms = new ArrayList<>();
        parameters.forEach(one -> algorithms.add(one.path("alg").asInt()));
        return algorithms;
    }

    private static JsonNode read(String options) {
        try {
            return Json.read(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
