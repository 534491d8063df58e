package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** The software of a desk, with a role of its own and what it may call. */
public final class DeskOperator {

    private final String bearer;
    private final String resource;

    private DeskOperator(String resource, String bearer) {
        this.resource = resource;
        this.bearer = bearer;
    }

    /**
     * @param role     of the client of desks; empty for none
     * @param resource of the realm's administration
     */
    public static DeskOperator of(String id, String role, String resource) {
        Console console = new Console();
        JsonNode known = client(console, id);
        if (known.isEmpty()) {
            console.ask(
                    "POST",
                    "/clients",
                    Json.object()
                            .put("clientId", id)
                            .put("secret", id + "-secret")
                            .put("serviceAccountsEnabled", true)
                            .put("standardFlowEnabled", false)
                            .put("clientAuthenticatorType", "client-secret"));
            known = client(console, id);
        }
        if (!role.isEmpty()) {
            String account = Software.json(console.ask("GET", "/clients/" + id(known) + "/service-account-user", null))
                    .path("id")
                    .textValue();
            give(console, account, role);
        }
        return new DeskOperator(resource, token(id));
    }

    /** Somebody of the desk, by software that may speak for them. */
    static DeskOperator inPerson(Secretary somebody, String role, String resource) {
        Console console = new Console();
        RegisteredClient client = TheSandbox.get().register("desk-in-person", ClientHabits.WELCOMING);
        console.change(client, known -> known.put("fullScopeAllowed", true));
        JsonNode found = console.list(Map.of("username", somebody.name(), "exact", true));
        give(console, found.get(0).path("id").textValue(), role);
        Software software = Software.of(client);
        Exchange end = somebody.logsIn(Surfer.of(software)).shown();
        return new DeskOperator(
                resource,
                Software.json(software.redeem(software.code(end)))
                        .path("access_token")
                        .textValue());
    }

    private static void give(Console console, String user, String role) {
        String desk = id(client(console, "galien-desk"));
        JsonNode held = Software.json(console.ask("GET", "/clients/" + desk + "/roles/" + role, null));
        console.ask(
                "POST",
                "/users/" + user + "/role-mappings/clients/" + desk,
                Json.array().add(held));
    }

    private static JsonNode client(Console console, String id) {
        return Software.json(console.ask("GET", "/clients?clientId=" + id, null));
    }

    private static String id(JsonNode found) {
        return found.get(0).path("id").textValue();
    }

    Exchange get(String path) {
        return send(request(path));
    }

    public Exchange post(String path, JsonNode body) {
        return send(request(path).POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                        TheSandbox.get().addresses().auth() + "/admin/realms/esante-wallet/" + resource + "/" + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json");
    }

    private static String token(String id) {
        return Software.json(send(HttpRequest.newBuilder(
                                URI.create(TheSandbox.get().addresses().issuer() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "grant_type=client_credentials&client_id=" + id + "&client_secret=" + id + "-secret"))))
                .path("access_token")
                .textValue();
    }

    private static Exchange send(HttpRequest.Builder request) {
        try {
            return TheSandbox.get().caller().send(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
