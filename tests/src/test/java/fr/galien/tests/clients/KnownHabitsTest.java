package fr.galien.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.ParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What clients that cannot be run here send, and what they insist on in return. */
class KnownHabitsTest {

    private static final URI CALLBACK = URI.create("https://habits.vendor.example/auth/realms/r/broker/psc/endpoint");
    private static final URI GOODBYE = URI.create("https://habits.vendor.example/goodbye");

    private final TheSandbox sandbox = TheSandbox.get();
    private final Caller caller = new Caller(sandbox.trust());
    private final RegisteredClient client = Vendor.register("tests-habits", CALLBACK, GOODBYE);
    private final Visitor visitor = Visitor.with("medecin");
    private final Map<String, String> secretInTheBody =
            Map.of("client_id", client.id(), "client_secret", client.secret());

    /** The Agence du Numérique en Santé's plugin for Keycloak: a nonce of 64 digits, an acr of eidas1 or none. */
    @Test
    void keycloakPluginIsContent() throws Exception {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        String nonce = HexFormat.of().formatHex(random);

        JsonNode tokens =
                logIn(Map.of("scope", "openid scope_all", "acr_values", "eidas1", "nonce", nonce), secretInTheBody);

        JsonNode idToken = claims(tokens.path("id_token").textValue());
        assertThat(idToken.path("nonce").textValue()).isEqualTo(nonce);
        assertThat(idToken.path("acr").textValue()).isEqualTo("eidas1");
        assertThat(tokens.path("session_state").textValue())
                .isEqualTo(idToken.path("sid").textValue());
        JsonNode keys = Json.read(get("certs", Map.of()).body());
        String kid = ((SignedJWT) JWTParser.parse(tokens.path("id_token").textValue()))
                .getHeader()
                .getKeyID();
        assertThat(keys.path("keys").findValuesAsText("kid")).contains(kid);

        URI leave = address(
                "logout",
                Map.of(
                        "state",
                        "its own",
                        "id_token_hint",
                        tokens.path("id_token").textValue(),
                        "post_logout_redirect_uri",
                        GOODBYE.toString()));
        Exchange answer = visitor.get(leave);
        assertThat(answer.redirect())
                .hasValueSatisfying(back ->
                        assertThat(back.toString()).startsWith(GOODBYE + "?").contains("state=its+own"));
    }

    /** Older Spring and PHP software: no openid, a parameter of another provider, and its secret given twice. */
    @Test
    void olderSoftwareWithoutOpenidReadsUserinfoByTheName() throws Exception {
        JsonNode tokens = logIn(
                Map.of("scope", "scope_all", "approval_prompt", "auto", "acr", "eidas1"), secretInTheBody, basic());

        Exchange userinfo = caller.send(HttpRequest.newBuilder(address("userinfo", Map.of()))
                .header("Authorization", "Bearer " + tokens.path("access_token").textValue())
                .build());

        assertThat(userinfo.status()).isEqualTo(200);
        assertThat(Json.read(userinfo.body()).path("preferred_username").textValue())
                .isEqualTo(visitor.nationalId());
    }

    /** The e-Santé proxy, behind no browser: a hint and nothing else, any success, and the session is over. */
    @Test
    void proxysOwnLogoutEndsTheSession() throws Exception {
        JsonNode tokens = logIn(Map.of("scope", "openid scope_all", "acr_values", "eidas1"), secretInTheBody);

        Exchange answer =
                get("logout", Map.of("id_token_hint", tokens.path("id_token").textValue()));

        assertThat(answer.status()).isBetween(200, 299);
        Map<String, String> refresh = new LinkedHashMap<>(secretInTheBody);
        refresh.put("grant_type", "refresh_token");
        refresh.put("refresh_token", tokens.path("refresh_token").textValue());
        Exchange refused = post("token", refresh);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(Json.read(refused.body()).path("error").textValue()).isEqualTo("invalid_grant");
    }

    private JsonNode logIn(Map<String, String> asked, Map<String, String> credentials, String... headers)
            throws IOException {
        Map<String, String> request = new LinkedHashMap<>(asked);
        request.putAll(Map.of(
                "response_type", "code", "client_id", client.id(), "redirect_uri", CALLBACK.toString(), "state", "s"));
        URI back = visitor.openUntil(
                CALLBACK, URI.create(sandbox.addresses().walletAuthorization() + "?" + encoded(request)));
        Map<String, String> redeemed = new LinkedHashMap<>(credentials);
        redeemed.putAll(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                query(back).get("code"),
                "redirect_uri",
                CALLBACK.toString()));
        Exchange answer = post("token", redeemed, headers);
        assertThat(answer.status()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private String[] basic() {
        return new String[] {
            "Authorization",
            "Basic "
                    + Base64.getEncoder()
                            .encodeToString((client.id() + ":" + client.secret()).getBytes(StandardCharsets.US_ASCII))
        };
    }

    private Exchange get(String path, Map<String, String> query) throws IOException {
        return caller.send(HttpRequest.newBuilder(address(path, query)).build());
    }

    private Exchange post(String path, Map<String, String> form, String... headers) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(path, Map.of()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form)));
        return caller.send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    private URI address(String path, Map<String, String> query) {
        return URI.create(sandbox.addresses().issuer() + "/protocol/openid-connect/" + path
                + (query.isEmpty() ? "" : "?" + encoded(query)));
    }

    private static JsonNode claims(String token) throws IOException, ParseException {
        return Json.read(JWTParser.parse(token).getParsedParts()[1].decodeToString());
    }

    private static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
