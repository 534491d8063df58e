package fr.galien.sandbox.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.SandboxTrust;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.StreamSupport;

/**
 * The part of Keycloak's Admin REST API that registers clients, called as the sandbox's own service client.
 * Every method throws {@link Trouble}: BOX-1063 when nothing answers, BOX-1073 when the sandbox's administrator is not let in,
 * BOX-1074 for any other answer than the expected one.
 */
final class AdminApi {

    private final URI realm;
    private final URI token;
    private final Caller caller;
    private final String credentials;
    private String bearer;

    private AdminApi(Addresses addresses, Caller caller, String credentials) {
        this.realm = URI.create(addresses.auth() + "/admin/realms/" + Addresses.REALM);
        this.token = URI.create(addresses.auth() + "/realms/master/protocol/openid-connect/token");
        this.caller = caller;
        this.credentials = credentials;
    }

    static AdminApi of(SandboxHome home) {
        SandboxTrust trust = SandboxTrust.of(home);
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(home.secrets())) {
            secrets.load(reader);
        } catch (IOException e) {
            throw notLetIn();
        }
        String id = secrets.getProperty("admin.client.id");
        String secret = secrets.getProperty("admin.client.secret");
        if (id == null || secret == null) {
            throw notLetIn();
        }
        return new AdminApi(home.addresses(), new Caller(trust), basic(id, secret));
    }

    Optional<ObjectNode> client(String id) {
        JsonNode found = get("/clients?clientId=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
        return found.isEmpty() ? Optional.empty() : Optional.of((ObjectNode) found.get(0));
    }

    void create(ObjectNode client) {
        expect(201, call(request("/clients").POST(body(client))), "to register the client");
    }

    void update(ObjectNode client) {
        String path = "/clients/" + client.path("id").textValue();
        expect(204, call(request(path).PUT(body(client))), "to change the client");
    }

    boolean hasUser(String name) {
        return !get("/users?exact=true&username=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
                .isEmpty();
    }

    void createUser(ObjectNode user) {
        expect(201, call(request("/users").POST(body(user))), "to register a person");
    }

    /**
     * Lets a client ask for a scope that not every client may ask for.
     *
     * @param client as the server knows it
     */
    void mayAskFor(String scope, JsonNode client) {
        String id = StreamSupport.stream(get("/client-scopes").spliterator(), false)
                .filter(known -> known.path("name").asText().equals(scope))
                .map(known -> known.path("id").textValue())
                .findFirst()
                .orElseThrow(() -> unexpected("it has no scope " + scope));
        String path = "/clients/" + client.path("id").textValue() + "/optional-client-scopes/" + id;
        expect(204, call(request(path).PUT(BodyPublishers.noBody())), "to let the client ask for " + scope);
    }

    private JsonNode get(String path) {
        return read(expect(200, call(request(path).GET()), "to list"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(realm + path))
                .header("Authorization", "Bearer " + bearer())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json");
    }

    private String bearer() {
        if (bearer == null) {
            Exchange answer = call(HttpRequest.newBuilder(token)
                    .header("Authorization", credentials)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("grant_type=client_credentials")));
            if (answer.status() == 400 || answer.status() == 401) {
                throw notLetIn();
            }
            bearer = read(expect(200, answer, "to let the administrator in"))
                    .path("access_token")
                    .textValue();
        }
        return bearer;
    }

    private Exchange call(HttpRequest.Builder request) {
        try {
            return caller.send(request.build());
        } catch (IOException e) {
            throw unexpected("the connection failed (" + e.getMessage() + ")");
        }
    }

    private static Exchange expect(int status, Exchange answer, String what) {
        if (answer.status() == 403) {
            throw notLetIn();
        }
        if (answer.status() != status) {
            throw unexpected("asked " + what + ", it answered " + answer.status() + reason(answer));
        }
        return answer;
    }

    /** What Keycloak says is wrong: about the request, never about a person. */
    private static String reason(Exchange answer) {
        try {
            JsonNode error = Json.read(answer.body());
            String text = error.path("errorMessage").asText(error.path("error").asText(""));
            return text.isEmpty() ? "" : " (" + text + ")";
        } catch (IOException e) {
            return "";
        }
    }

    private static JsonNode read(Exchange answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            throw unexpected("its answer cannot be read");
        }
    }

    private static HttpRequest.BodyPublisher body(JsonNode json) {
        return BodyPublishers.ofString(json.toString());
    }

    private static String basic(String id, String secret) {
        byte[] pair = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static Trouble notLetIn() {
        return new Trouble(
                "BOX-1073",
                "The sandbox's server does not know its own administrator.",
                "Start it with ./galien up; if that does not help, start afresh with ./galien reset.");
    }

    private static Trouble unexpected(String what) {
        return new Trouble(
                "BOX-1074",
                "The sandbox's server did not do it: " + what + ".",
                "Look at ./galien status and at the server's log in the sandbox's directory.");
    }
}
