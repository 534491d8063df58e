package fr.galien.tests.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.Surfer;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Mail software of a vendor: logs people in with their card, keeps the refresh token, and asks for a token when it connects. */
public final class MailSoftware {

    public static final String SCOPE = "mssante:mail";

    /** Of the operator of the tests' own. */
    public static final String OPERATOR = "tests-mail-operator";

    private final RegisteredClient client;
    private final Caller caller = new Caller(TheSandbox.get().trust());

    private MailSoftware(RegisteredClient client) {
        this.client = client;
    }

    /**
     * Registered as an operator does it.
     *
     * @param services it was granted the scope of
     */
    public static MailSoftware granted(String id, String... services) {
        MailSoftware software = new MailSoftware(registered(id));
        Map<String, String> attributes = new HashMap<>();
        for (String service : services) {
            attributes.put("galien.exchange." + service, SCOPE);
        }
        new Console().configure(software.client, attributes);
        mayAskForTheScope(software.client);
        return software;
    }

    /** Whose software was never granted anything. */
    static MailSoftware ofAnotherVendor(String id) {
        return new MailSoftware(registered(id));
    }

    /** A messaging service. */
    public static RegisteredClient service(String id) {
        RegisteredClient service = registered(id);
        new Console().configure(service, Map.of("galien.service", "messaging", "galien.service.scopes", SCOPE));
        return service;
    }

    private static RegisteredClient registered(String id) {
        return Clients.ensure(
                TheSandbox.get().home(),
                ClientSpec.withSecret(
                        id,
                        "Messagerie " + id,
                        TheSandbox.get().addresses().demo().resolve("/" + id + "/callback")));
    }

    /** As an operator does in the console. */
    public static void mayAskForTheScope(RegisteredClient client) {
        Console console = new Console();
        String scope = StreamSupport.stream(
                        Software.json(console.ask("GET", "/client-scopes", null))
                                .spliterator(),
                        false)
                .filter(known -> known.path("name").asText().equals(SCOPE))
                .map(known -> known.path("id").textValue())
                .findFirst()
                .orElseThrow();
        String id = Software.json(console.ask("GET", "/clients?clientId=" + client.id(), null))
                .path(0)
                .path("id")
                .textValue();
        Exchange done = console.ask("PUT", "/clients/" + id + "/optional-client-scopes/" + scope, null);
        if (done.status() != 204) {
            throw new AssertionError(done.status() + " " + done.body());
        }
    }

    public RegisteredClient client() {
        return client;
    }

    /** In words of the console. */
    MailSoftware configured(Map<String, String> attributes) {
        new Console().configure(client, attributes);
        return this;
    }

    /** To be sent to a browser. */
    public Software asking(String scope) {
        return Software.of(client).and("scope", scope);
    }

    /** Where a login with that card ends. */
    Exchange end(Software login, String card) {
        return Surfer.of(login).logIn(TheSandbox.get().card(card));
    }

    /** Everything a login gives. */
    JsonNode logIn(String card, String scope) {
        Software login = asking(scope);
        Exchange tokens = login.redeem(login.code(end(login, card)));
        if (tokens.status() != 200) {
            throw new AssertionError(tokens.status() + " " + tokens.body());
        }
        return Software.json(tokens);
    }

    JsonNode logIn(String card) {
        return logIn(card, "openid " + SCOPE);
    }

    /** A token that opens the person's first mailbox. */
    String token(String card) {
        return logIn(card).path("access_token").textValue();
    }

    /** @param bent more parameters */
    Exchange refresh(JsonNode tokens, Map<String, String> bent) {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                tokens.path("refresh_token").textValue()));
        form.putAll(bent);
        return post("token", form);
    }

    Exchange revoke(String token) {
        return post("revoke", Map.of("token", token));
    }

    /** With this software's credentials, or those of a service that was registered the same way. */
    Exchange introspect(String token) {
        return post("token/introspect", Map.of("token", token));
    }

    static MailSoftware as(RegisteredClient service) {
        return new MailSoftware(service);
    }

    private Exchange post(String endpoint, Map<String, String> form) {
        Map<String, String> all = new HashMap<>(form);
        all.put("client_id", client.id());
        all.put("client_secret", client.secret());
        String body = all.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        try {
            return caller.send(HttpRequest.newBuilder(
                            URI.create(TheSandbox.get().addresses().issuer() + "/protocol/openid-connect/" + endpoint))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(body))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
