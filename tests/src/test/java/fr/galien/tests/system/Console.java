package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak's Admin REST API, asked what the admin console asks. */
final class Console {

    private final Caller caller = new Caller(TheSandbox.get().trust());
    private final String auth = TheSandbox.get().addresses().auth().toString();
    private final String token = token();

    /** Users of the realm, with these query parameters. */
    Exchange users(Map<String, Object> query) {
        return get("/users", query);
    }

    JsonNode list(Map<String, Object> query) {
        Exchange answer = users(query);
        assertThat(answer.status()).isEqualTo(200);
        return Software.json(answer);
    }

    int count(Map<String, Object> query) {
        Exchange answer = get("/users/count", query);
        assertThat(answer.status()).isEqualTo(200);
        return Integer.parseInt(answer.body());
    }

    private Exchange get(String path, Map<String, Object> query) {
        String parameters = query.entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(String.valueOf(one.getValue())))
                .collect(Collectors.joining("&", "?", ""));
        return send(HttpRequest.newBuilder(URI.create(auth + "/admin/realms/" + Addresses.REALM + path + parameters))
                .header("Authorization", "Bearer " + token));
    }

    private String token() {
        String client = TheSandbox.get().secret(Secret.ADMIN_CLIENT_ID) + ":"
                + TheSandbox.get().secret(Secret.ADMIN_CLIENT_SECRET);
        Exchange answer = send(HttpRequest.newBuilder(URI.create(auth + "/realms/master/protocol/openid-connect/token"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(client.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return Software.json(answer).path("access_token").textValue();
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
