package fr.galien.tests.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.system.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.StreamSupport;

/** The realm's signing keys under an operator's hands: the steps of docs/operator.md. */
final class RealmKeys {

    private static final String TYPE = "org.keycloak.keys.KeyProvider";

    private final Console console = new Console();

    /** The provider the realm was made with. */
    String first() {
        JsonNode all = read(console.ask("GET", "/components?type=" + TYPE, null));
        return StreamSupport.stream(all.spliterator(), false)
                .filter(provider -> provider.path("name").asText().equals("rs256"))
                .map(provider -> provider.path("id").textValue())
                .findFirst()
                .orElseThrow();
    }

    /** Published, and signing nothing. */
    String addPassive(String name, int priority) {
        ObjectNode provider = Json.object()
                .put("name", name)
                .put("providerId", "rsa-generated")
                .put("providerType", TYPE);
        ObjectNode config = provider.withObjectProperty("config");
        setting(config, "priority", String.valueOf(priority));
        setting(config, "enabled", "true");
        setting(config, "active", "false");
        setting(config, "algorithm", "RS256");
        setting(config, "keySize", "2048");
        Exchange made = expected(201, console.ask("POST", "/components", provider));
        String place = made.headers().firstValue("Location").orElseThrow();
        return place.substring(place.lastIndexOf('/') + 1);
    }

    void active(String id, boolean active) {
        ObjectNode provider = (ObjectNode) read(console.ask("GET", "/components/" + id, null));
        setting(provider.withObjectProperty("config"), "active", String.valueOf(active));
        expected(204, console.ask("PUT", "/components/" + id, provider));
    }

    void remove(String id) {
        expected(204, console.ask("DELETE", "/components/" + id, null));
    }

    private static void setting(ObjectNode config, String name, String value) {
        config.putArray(name).add(value);
    }

    private static JsonNode read(Exchange answer) {
        try {
            return Json.read(expected(200, answer).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Exchange expected(int status, Exchange answer) {
        if (answer.status() != status) {
            throw new AssertionError("the console answered " + answer.status());
        }
        return answer;
    }
}
