package fr.galien.tests.mobile;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A thick client as the national service's are: Basic authentication, a form, and polling. Everything it sends can be bent. */
final class CibaSoftware {

    static final String GRANT = "urn:openid:params:grant-type:ciba";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RegisteredClient client;
    private final Caller caller = new Caller(TheSandbox.get().trust());

    private CibaSoftware(RegisteredClient client) {
        this.client = client;
    }

    /** A test's own. */
    static CibaSoftware named(String id) {
        return with(id, Map.of());
    }

    static CibaSoftware ofSixDigits(String id) {
        return with(id, Map.of("galien.ciba.digits", "6"));
    }

    static CibaSoftware with(String id, Map<String, String> attributes) {
        Addresses addresses = TheSandbox.get().addresses();
        RegisteredClient client = Clients.ensure(
                TheSandbox.get().home(),
                ClientSpec.withSecret(id, "Officine de " + id, addresses.demo().resolve("/" + id + "/callback")));
        Map<String, String> all = new LinkedHashMap<>(Map.of("oidc.ciba.grant.enabled", "true"));
        all.putAll(attributes);
        new Console().configure(client, all);
        return new CibaSoftware(client);
    }

    RegisteredClient client() {
        return client;
    }

    /** As the national service's sample does it. */
    Exchange ask(String person, String number) {
        return ask(person, number, Map.of());
    }

    /** @param bent parameters to set; with an empty value, to leave out */
    Exchange ask(String person, String number, Map<String, String> bent) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "scope", "openid scope_all",
                "acr_values", "eidas1",
                "login_hint", person,
                "binding_message", number,
                "channel", "MOBILE"));
        form.putAll(bent);
        form.values().removeIf(String::isEmpty);
        return post("ext/ciba/auth", encoded(form));
    }

    /** @return the {@code auth_req_id} */
    String accepted(Exchange asked) {
        if (asked.status() != 200) {
            throw new AssertionError(asked.status() + " " + asked.body());
        }
        return json(asked).path("auth_req_id").textValue();
    }

    Exchange poll(String request) {
        return post("token", encoded(Map.of("grant_type", GRANT, "auth_req_id", request)));
    }

    /** Polls as often as it can, whatever it is told, until the answer is neither to wait nor to slow down. */
    Exchange answer(String request) {
        return Await.present(
                "an answer to the request",
                PATIENCE,
                () -> Optional.of(poll(request))
                        .filter(answer -> !error(answer).matches("authorization_pending|slow_down")));
    }

    /** Polls until it is not told to slow down. */
    Exchange state(String request) {
        return Await.present(
                "a state of the request",
                PATIENCE,
                () -> Optional.of(poll(request)).filter(answer -> !error(answer).equals("slow_down")));
    }

    JsonNode tokens(String request) {
        Exchange answer = answer(request);
        if (answer.status() != 200) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return json(answer);
    }

    Exchange post(String endpoint, String form) {
        String basic = Base64.getEncoder()
                .encodeToString((client.id() + ":" + client.secret()).getBytes(StandardCharsets.UTF_8));
        try {
            return caller.send(HttpRequest.newBuilder(
                            URI.create(TheSandbox.get().addresses().issuer() + "/protocol/openid-connect/" + endpoint))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Authorization", "Basic " + basic)
                    .POST(BodyPublishers.ofString(form))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String error(Exchange answer) {
        return answer.status() == 200 ? "" : json(answer).path("error").asText();
    }

    static String description(Exchange answer) {
        return json(answer).path("error_description").asText();
    }

    static JsonNode json(Exchange answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a token says, unverified. */
    static JsonNode claims(String token) {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
