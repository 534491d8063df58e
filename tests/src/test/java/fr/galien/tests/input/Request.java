package fr.galien.tests.input;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.proxy.Client;
import fr.galien.tests.proxy.Client.Answer;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One request, written byte by byte. */
record Request(String method, String target, String headers, String body) {

    private static final String HOST = "localhost";
    private static final String REALM = "/auth/realms/esante-wallet";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What each parameter is where it is not the one that is wrong; escaped as in a query. */
    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("response_type", "code"),
            Map.entry("scope", "openid"),
            Map.entry("acr_values", "eidas1"),
            Map.entry("prompt", "login"),
            Map.entry("max_age", "10"),
            Map.entry("claims", "%7B%7D"),
            Map.entry("response_mode", "query"),
            Map.entry("code_challenge", "A".repeat(43)),
            Map.entry("code_challenge_method", "S256"),
            Map.entry("ui_locales", "fr"),
            Map.entry("kc_action", "none"),
            Map.entry("code", "none"),
            Map.entry("code_verifier", "A".repeat(43)),
            Map.entry("client_assertion_type", encoded("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")),
            Map.entry("subject_token_type", encoded("urn:ietf:params:oauth:token-type:access_token")));

    private static final Map<Endpoint, String> GRANTS = Map.of(
            Endpoint.TOKEN, "authorization_code",
            Endpoint.ASSERTION, "authorization_code",
            Endpoint.REFRESH, "refresh_token",
            Endpoint.EXCHANGE, encoded("urn:ietf:params:oauth:grant-type:token-exchange"));

    /** To this endpoint with everything as it should be but one parameter. */
    static Request to(Endpoint endpoint, RegisteredClient client, String parameter, Spoilt spoilt) {
        return to(
                endpoint,
                client,
                endpoint.parameters().stream()
                        .map(name -> name.equals(parameter)
                                ? spoilt.written(name, good(endpoint, client, name))
                                : optional(name)
                                        ? Optional.<String>empty()
                                        : Optional.of(name + "=" + good(endpoint, client, name)))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining("&")));
    }

    /** @param parameters as in a query */
    static Request to(Endpoint endpoint, RegisteredClient client, String parameters) {
        String credentials = (endpoint.authenticates() ? basic(client.id(), client.secret()) : "")
                + (endpoint.showsPages() ? "Accept: text/html\r\n" : "");
        return endpoint.method().equals("GET")
                ? new Request("GET", REALM + endpoint.path() + "?" + parameters, credentials, "")
                : new Request(
                        "POST", REALM + endpoint.path(), credentials + "Content-Type: " + FORM + "\r\n", parameters);
    }

    /** Those that change what the others mean. */
    private static boolean optional(String name) {
        return name.startsWith("request") || name.startsWith("kc_") || name.equals("prompt") || name.equals("max_age");
    }

    private static String good(Endpoint endpoint, RegisteredClient client, String name) {
        return switch (name) {
            case "client_id" -> encoded(client.id());
            case "redirect_uri", "post_logout_redirect_uri" ->
                encoded(client.redirectUris().getFirst().toString());
            case "grant_type" -> GRANTS.get(endpoint);
            default -> GOOD.getOrDefault(name, "x");
        };
    }

    Request by(String otherMethod) {
        return new Request(otherMethod, target, headers, body);
    }

    /** @param lines each with its end */
    Request saying(String lines) {
        return new Request(method, target, lines, body);
    }

    Request holding(String otherBody) {
        return new Request(method, target, headers, otherBody);
    }

    Answer send() {
        try {
            return Client.of(TheSandbox.get().addresses().ports().auth())
                    .send(
                            HOST,
                            method + " " + target + " HTTP/1.1\r\nHost: " + HOST + ":"
                                    + TheSandbox.get().addresses().ports().auth()
                                    + "\r\nConnection: close\r\n" + headers
                                    + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n"
                                    + body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String basic(String id, String secret) {
        return "Authorization: Basic "
                + Base64.getEncoder()
                        .encodeToString((encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.US_ASCII))
                + "\r\n";
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
