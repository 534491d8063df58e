package fr.galien.service.record;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The realm, as far as a service sees it: its keys, and whether a token still holds. */
final class FakeIssuer implements AutoCloseable {

    private final RSAKey key;
    private final HttpsServer server;
    private final Set<String> revoked = ConcurrentHashMap.newKeySet();

    FakeIssuer(SandboxTls tls) throws IOException, GeneralSecurityException, JOSEException {
        this.key = new RSAKeyGenerator(2048).keyID("one").generate();
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(tls)));
        server.createContext(
                "/auth/realms/esante-wallet/protocol/openid-connect/certs",
                exchange -> answer(exchange, new JWKSet(key).toPublicJWKSet().toString()));
        server.createContext("/auth/realms/esante-wallet/protocol/openid-connect/token/introspect", this::introspect);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    URI issuer() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/auth/realms/esante-wallet");
    }

    void revoke(String token) {
        revoked.add(token);
    }

    String token(UnaryOperator<JWTClaimsSet.Builder> claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .type(JOSEObjectType.JWT)
                            .keyID("one")
                            .build(),
                    claims.apply(new JWTClaimsSet.Builder().issuer(issuer().toString()))
                            .build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void introspect(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean known = exchange.getRequestHeaders().getFirst("Authorization") != null;
        answer(exchange, "{\"active\":" + (known && revoked.stream().noneMatch(asked::contains)) + "}");
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static SSLContext context(SandboxTls tls) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", PemFiles.key(tls.server().key()), new char[0], new Certificate[] {
            PemFiles.certificate(tls.server().certificate())
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
