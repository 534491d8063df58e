package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What an administrator sees and changes in Keycloak, by its Admin REST API. */
public final class Console {

    private final TheSandbox sandbox = TheSandbox.get();
    private final Caller caller = new Caller(sandbox.trust());
    private final String bearer = bearer();

    /** Ids of the sessions somebody has open. */
    public List<String> sessionsOf(String userId) {
        JsonNode sessions = Software.json(
                expected(200, HttpRequest.newBuilder(address("/users/" + encoded(userId) + "/sessions"))));
        return StreamSupport.stream(sessions.spliterator(), false)
                .map(session -> session.path("id").textValue())
                .toList();
    }

    void endSession(String id) {
        expected(204, HttpRequest.newBuilder(address("/sessions/" + id)).DELETE());
    }

    void endSessionsOf(String userId) {
        expected(
                204,
                HttpRequest.newBuilder(address("/users/" + encoded(userId) + "/logout"))
                        .POST(BodyPublishers.noBody()));
    }

    /** Adds to a client's attributes. */
    public void configure(RegisteredClient client, Map<String, String> attributes) {
        change(client, known -> attributes.forEach(known.withObjectProperty("attributes")::put));
    }

    void change(RegisteredClient client, Consumer<ObjectNode> change) {
        ObjectNode known = (ObjectNode) Software.json(
                        expected(200, HttpRequest.newBuilder(address("/clients?clientId=" + encoded(client.id())))))
                .get(0);
        change.accept(known);
        expected(
                204,
                HttpRequest.newBuilder(address("/clients/" + known.path("id").textValue()))
                        .PUT(BodyPublishers.ofString(known.toString())));
    }

    /** @param differences from the policy of cards that the realm's file holds */
    void cardPolicy(Map<String, String> differences) {
        JsonNode steps = Software.json(
                expected(200, HttpRequest.newBuilder(address("/authentication/flows/galien%20means/executions"))));
        String id = StreamSupport.stream(steps.spliterator(), false)
                .filter(step -> step.path("providerId").asText().equals("galien-card"))
                .map(step -> step.path("authenticationConfig").textValue())
                .findFirst()
                .orElseThrow();
        ObjectNode policy = Json.object().put("id", id).put("alias", "galien card policy");
        ObjectNode config = policy.withObjectProperty("config")
                .put("card-types", "cps, cpf, cpe, cpa")
                .put("revocation-demand", "list")
                .put("revocation-oldest-list", "36")
                .put("revocation-unknown", "refuse");
        differences.forEach(config::put);
        expected(
                204,
                HttpRequest.newBuilder(address("/authentication/config/" + id))
                        .PUT(BodyPublishers.ofString(policy.toString())));
    }

    /**
     * Anything else.
     *
     * @param path beneath the realm's
     * @param body null for none
     */
    public Exchange ask(String method, String path, JsonNode body) {
        return send(authorised(HttpRequest.newBuilder(address(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()))));
    }

    /** @param settings of Keycloak's; none, and the realm sends no mail */
    void mailServer(Map<String, String> settings) {
        changeRealm(realm -> {
            realm.remove("smtpServer");
            settings.forEach(realm.withObjectProperty("smtpServer")::put);
        });
    }

    /** Sent as a whole: of what is left out Keycloak makes its own defaults, of CIBA's interval above all. */
    public void changeRealm(Consumer<ObjectNode> change) {
        ObjectNode realm = (ObjectNode) Software.json(expected(200, HttpRequest.newBuilder(address(""))));
        change.accept(realm);
        expected(204, HttpRequest.newBuilder(address("")).PUT(BodyPublishers.ofString(realm.toString())));
    }

    /** Users of the realm, with these query parameters. */
    Exchange users(Map<String, Object> query) {
        return send(authorised(HttpRequest.newBuilder(address("/users" + parameters(query)))));
    }

    JsonNode list(Map<String, Object> query) {
        return Software.json(expected(200, HttpRequest.newBuilder(address("/users" + parameters(query)))));
    }

    int count(Map<String, Object> query) {
        return Integer.parseInt(expected(200, HttpRequest.newBuilder(address("/users/count" + parameters(query))))
                .body());
    }

    private static String parameters(Map<String, Object> query) {
        return query.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(String.valueOf(one.getValue())))
                .collect(Collectors.joining("&", "?", ""));
    }

    private HttpRequest.Builder authorised(HttpRequest.Builder request) {
        return request.header("Authorization", "Bearer " + bearer).header("Content-Type", "application/json");
    }

    private Exchange expected(int status, HttpRequest.Builder request) {
        Exchange answer = send(authorised(request));
        if (answer.status() != status) {
            throw new AssertionError("the console answered " + answer.status());
        }
        return answer;
    }

    private String bearer() {
        String form = "grant_type=client_credentials&client_id=" + encoded(sandbox.secret(Secret.ADMIN_CLIENT_ID))
                + "&client_secret=" + encoded(sandbox.secret(Secret.ADMIN_CLIENT_SECRET));
        return Software.json(send(HttpRequest.newBuilder(
                                URI.create(sandbox.addresses().auth() + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))))
                .path("access_token")
                .textValue();
    }

    private URI address(String path) {
        return URI.create(sandbox.addresses().auth() + "/admin/realms/" + Addresses.REALM + path);
    }

    private Exchange send(HttpRequest.Builder request) {
        try {
            return caller.send(request.build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
