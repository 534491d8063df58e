package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One login as a vendor's software sees it, each parameter free to be bent: the well-behaved one is
 * {@link fr.galien.sandbox.login.CardLogin}'s.
 */
public final class Software {

    private final RegisteredClient client;
    private final Addresses addresses = TheSandbox.get().addresses();
    private final Caller caller = TheSandbox.get().caller();
    private final String verifier = random();
    private final Map<String, String> request;

    private Software(RegisteredClient client, Map<String, String> bent) {
        this.client = client;
        this.request = new LinkedHashMap<>(Map.of(
                "response_type", "code",
                "scope", "openid scope_all",
                "client_id", client.id(),
                "redirect_uri", redirectUri().toString(),
                "acr_values", "eidas1",
                "state", random(),
                "nonce", random(),
                "code_challenge", sha256(verifier),
                "code_challenge_method", "S256"));
        request.putAll(bent);
        request.values().removeIf(String::isEmpty);
    }

    public static Software asking() {
        return new Software(TheSandbox.get().client(), Map.of());
    }

    /** The software of a vendor who has nothing to do with the other. */
    static Software ofAnotherVendor() {
        return new Software(TheSandbox.get().otherClient(), Map.of());
    }

    static Software ofAnotherVendor(String name, String value) {
        return new Software(TheSandbox.get().otherClient(), Map.of(name, value));
    }

    /** The software of a vendor of the test's own. */
    public static Software of(RegisteredClient client) {
        return new Software(client, Map.of());
    }

    static Software of(RegisteredClient client, String name, String value) {
        return new Software(client, Map.of(name, value));
    }

    /** @param value empty: the parameter is left out */
    static Software asking(String name, String value) {
        return new Software(TheSandbox.get().client(), Map.of(name, value));
    }

    /** The same, with one more parameter bent. */
    public Software and(String name, String value) {
        if (value.isEmpty()) {
            request.remove(name);
        } else {
            request.put(name, value);
        }
        return this;
    }

    public URI authorizationRequest() {
        return URI.create(addresses.walletAuthorization() + "?" + encoded(request));
    }

    URI redirectUri() {
        return client.redirectUris().getFirst();
    }

    /** Whether an address is the one registered, whatever its query says. */
    public boolean isOurs(URI address) {
        return redirectUri().getRawAuthority().equals(address.getRawAuthority())
                && redirectUri().getRawPath().equals(address.getRawPath());
    }

    /** What the service answers through the browser. */
    public Map<String, String> answer(Exchange end) {
        URI back = end.redirect()
                .filter(this::isOurs)
                .orElseThrow(() -> new AssertionError("no way back to the software: " + Page.of(end)));
        return query(back);
    }

    /** Whether this is the login that is answered. */
    public boolean isAnswered(Map<String, String> answer) {
        return request.get("state").equals(answer.get("state"));
    }

    /** The code that comes with a login that worked. */
    public String code(Exchange end) {
        Map<String, String> answer = answer(end);
        if (!isAnswered(answer) || !answer.containsKey("code")) {
            throw new AssertionError("not our code, but " + answer.keySet() + " " + answer.get("error"));
        }
        return answer.get("code");
    }

    /** Exchanges a code for tokens. */
    public Exchange redeem(String code) {
        return redeem(code, verifier, client.secret());
    }

    Exchange redeem(String code, String codeVerifier, String secret) {
        return call(
                "token",
                secret,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        redirectUri().toString(),
                        "code_verifier",
                        codeVerifier));
    }

    /** The same, for tokens bound to a key (RFC 9449 §5). */
    public Exchange redeem(String code, UnaryOperator<String> proofForAddress) {
        return send(form(
                        "token",
                        client.secret(),
                        Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                redirectUri().toString(),
                                "code_verifier",
                                verifier))
                .header("DPoP", proofForAddress.apply(endpoint("token").toString()))
                .build());
    }

    public Exchange refresh(String refreshToken) {
        return call("token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    public Exchange introspect(String token) {
        return call("token/introspect", Map.of("token", token));
    }

    /** @param hint of the token's type (RFC 7662 §2.1) */
    Exchange introspect(String token, String hint) {
        return call("token/introspect", Map.of("token", token, "token_type_hint", hint));
    }

    public Exchange userinfo(String accessToken) {
        return send(HttpRequest.newBuilder(endpoint("userinfo"))
                .header("Authorization", "Bearer " + accessToken)
                .build());
    }

    /** Logs out from server to server, as ANS's proxy does: the hint and nothing else. */
    public Exchange endSession(String idToken) {
        return send(HttpRequest.newBuilder(endSession(Map.of("id_token_hint", idToken)))
                .build());
    }

    /** Where a browser is sent to log out. */
    URI endSession(Map<String, String> parameters) {
        return URI.create(endpoint("logout") + (parameters.isEmpty() ? "" : "?" + encoded(parameters)));
    }

    public Exchange revoke(String token) {
        return call("revoke", Map.of("token", token));
    }

    /** The service's signing keys. */
    JsonNode keys() {
        return json(send(HttpRequest.newBuilder(endpoint("certs")).build()));
    }

    private Exchange call(String path, Map<String, String> form) {
        return call(path, client.secret(), form);
    }

    private Exchange call(String path, String secret, Map<String, String> form) {
        return send(form(path, secret, form).build());
    }

    private HttpRequest.Builder form(String path, String secret, Map<String, String> form) {
        String credentials = encoded(client.id()) + ":" + encoded(secret);
        return HttpRequest.newBuilder(endpoint(path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
    }

    private Exchange send(HttpRequest request) {
        try {
            return caller.send(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI endpoint(String path) {
        return URI.create(addresses.issuer() + "/protocol/openid-connect/" + path);
    }

    public static JsonNode json(Exchange answer) {
        try {
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a token says, unverified. */
    public static JsonNode claims(String token) {
        try {
            return Json.read(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Map<String, String> query(URI address) {
        return Arrays.stream(
                        Optional.ofNullable(address.getRawQuery()).orElse("").split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter ->
                                parameter.length < 2 ? "" : URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
