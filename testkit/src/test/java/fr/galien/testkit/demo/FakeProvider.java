package fr.galien.testkit.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A provider that answers what the test has prepared, and remembers what it was asked. */
final class FakeProvider implements AutoCloseable {

    static final String SUBJECT = "f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700000017";

    /** Made once for all tests: making one takes longer than a login. */
    private static final RSAKey KEY = newKey();

    static final RSAKey OTHER_KEY = newKey();

    private final HttpServer server;
    final List<String> tokenRequests = new CopyOnWriteArrayList<>();
    final List<String> tokenCredentials = new CopyOnWriteArrayList<>();

    volatile RSAKey signingKey = KEY;
    volatile String nonce = "";
    volatile String audience = "demo";
    volatile String issuerInToken;
    volatile Instant expiry = Instant.now().plusSeconds(60);
    volatile boolean promisesIssuerInAnswers;
    /** Of the token a service gets. */
    volatile Map<String, Object> serviceClaims = Map.of("aud", "service-record");

    /** What an exchange is refused with; empty if it is not. */
    volatile String refusal = "";

    volatile int tokenStatus = 200;
    volatile int userinfoStatus = 200;
    volatile Map<String, Object> userinfo = Map.of("sub", SUBJECT);

    private FakeProvider(HttpServer server) {
        this.server = server;
        this.issuerInToken = issuer().toString();
    }

    static FakeProvider start() throws IOException {
        return start(0);
    }

    static FakeProvider start(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        FakeProvider provider = new FakeProvider(server);
        server.createContext("/", provider::answer);
        server.start();
        return provider;
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI issuer() {
        return URI.create("http://localhost:" + port() + "/auth/realms/esante-wallet");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            switch (path.substring(path.lastIndexOf('/') + 1)) {
                case "openid-configuration" -> send(exchange, 200, metadata());
                case "certs" -> send(exchange, 200, new JWKSet(KEY.toPublicJWK()).toJSONObject());
                case "token" -> {
                    tokenRequests.add(body);
                    tokenCredentials.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    if (body.contains("token-exchange")) {
                        send(exchange, refusal.isEmpty() ? 200 : 400, exchanged(body));
                        return;
                    }
                    send(exchange, tokenStatus, tokenStatus == 200 ? tokens() : Map.of("error", "invalid_grant"));
                }
                case "userinfo" -> send(exchange, userinfoStatus, userinfo);
                default -> exchange.sendResponseHeaders(404, -1);
            }
        } catch (JOSEException | java.text.ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Object> metadata() {
        String endpoints = issuer() + "/protocol/openid-connect/";
        Map<String, Object> metadata = new HashMap<>();
        metadata.put("issuer", issuer().toString());
        metadata.put("authorization_endpoint", endpoints + "auth");
        metadata.put("token_endpoint", endpoints + "token");
        metadata.put("userinfo_endpoint", endpoints + "userinfo");
        metadata.put("jwks_uri", endpoints + "certs");
        metadata.put("end_session_endpoint", endpoints + "logout");
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("authorization_response_iss_parameter_supported", promisesIssuerInAnswers);
        return metadata;
    }

    private Map<String, Object> tokens() throws JOSEException {
        Map<String, Object> tokens = new HashMap<>();
        tokens.put("access_token", "access-token-of-the-test");
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", 120);
        tokens.put("refresh_token", "refresh-token-of-the-test");
        tokens.put("refresh_expires_in", 1800);
        tokens.put("id_token", idToken());
        tokens.put("session_state", "s");
        return tokens;
    }

    private Map<String, Object> exchanged(String request) throws JOSEException, java.text.ParseException {
        if (!refusal.isEmpty()) {
            return Map.of("error", "invalid_request", "error_description", refusal);
        }
        boolean assertion = request.contains("saml2");
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), JWTClaimsSet.parse(serviceClaims));
        token.sign(new RSASSASigner(KEY));
        return Map.of(
                "access_token",
                assertion ? Base64URL.encode("<Assertion>signed</Assertion>").toString() : token.serialize(),
                "issued_token_type",
                "urn:ietf:params:oauth:token-type:" + (assertion ? "saml2" : "access_token"),
                "token_type",
                assertion ? "N_A" : "Bearer",
                "expires_in",
                3600);
    }

    private String idToken() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuerInToken)
                        .audience(audience)
                        .subject(SUBJECT)
                        .issueTime(new Date())
                        .expirationTime(Date.from(expiry))
                        .claim("auth_time", Instant.now().getEpochSecond())
                        .claim("acr", "eidas1")
                        .claim("amr", new ArrayList<>(List.of("sc", "pin")))
                        .claim("nonce", nonce)
                        .build());
        jwt.sign(new RSASSASigner(signingKey));
        return jwt.serialize();
    }

    private static void send(HttpExchange exchange, int status, Map<String, Object> json) throws IOException {
        byte[] bytes = JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
