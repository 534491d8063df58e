package fr.galien.tests.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.X509CertificateConfirmation;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A realm that signs whatever it is told to, publishes its key, and knows which of its tokens have ended. */
final class FakeIssuer implements AutoCloseable {

    static final String SERVICE = "service-prescription";
    static final String SECRET = "secret-of-the-service";
    static final String SCOPE = "prescription:read";
    static final String PERSON = "899700000001";

    private static final String PROTOCOL = "/protocol/openid-connect/";

    private final Pki pki;
    private final HttpsServer server;
    private final RSAKey key;
    private final ECKey senderKey;
    private final Set<String> ended = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicInteger fetches = new AtomicInteger();

    FakeIssuer(Pki pki) {
        this.pki = pki;
        try {
            this.key = new RSAKeyGenerator(2048)
                    .keyID("current")
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .generate();
            this.senderKey = new ECKeyGenerator(Curve.P_256).generate();
            this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(pki.ofServer()));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(path() + PROTOCOL + "certs", exchange -> {
            fetches.incrementAndGet();
            answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext(path() + PROTOCOL + "token/introspect", this::introspect);
        server.start();
    }

    private static String path() {
        return "/auth/realms/fake";
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path());
    }

    RSAKey key() {
        return key;
    }

    /** What DPoP proofs are made with. */
    ECKey senderKey() {
        return senderKey;
    }

    /** A good token of {@link Sender#OURS}, to be made worse. */
    JWTClaimsSet.Builder claims() {
        return unbound()
                .claim(
                        "cnf",
                        Map.of(
                                "x5t#S256",
                                X509CertificateConfirmation.of(pki.certificate(Sender.OURS))
                                        .getValue()
                                        .toString()));
    }

    JWTClaimsSet.Builder unbound() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(address().toString())
                .subject("f:directory:" + PERSON)
                .audience(SERVICE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .jwtID(UUID.randomUUID().toString())
                .claim("azp", "logiciel")
                .claim("scope", "prescription:read prescription:write")
                .claim("acr", "eidas1")
                .claim("auth_time", now.getEpochSecond())
                .claim("SubjectNameID", PERSON)
                .claim("Identifiant_Structure", "10B0193488");
    }

    /** Bound to {@link #senderKey}. */
    JWTClaimsSet.Builder byKey() {
        try {
            return unbound()
                    .claim(
                            "cnf",
                            Map.of(
                                    "jkt",
                                    JWKThumbprintConfirmation.of(senderKey)
                                            .getValue()
                                            .toString()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID("current");
    }

    String token(JWTClaimsSet.Builder claims) {
        return sign(header().build(), claims.build(), key);
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on introspection says so. */
    String end(String token) {
        ended.add(token);
        return token;
    }

    boolean wasAskedAbout(String token) {
        return asked.contains(token);
    }

    /** How often its keys were fetched. */
    int fetches() {
        return fetches.get();
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String credentials = "Basic "
                + Base64.getEncoder().encodeToString((SERVICE + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!credentials.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = Arrays.stream(form.split("&"))
                .filter(field -> field.startsWith("token="))
                .map(field -> URLDecoder.decode(field.substring("token=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
        asked.add(token);
        answer(exchange, 200, "{\"active\":" + !ended.contains(token) + "}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
