package fr.galien.tests.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** Stands where Keycloak does, takes connections from the front alone as it does, and answers with what it was asked. */
final class Echo implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpsServer server;
    private final AtomicInteger requests = new AtomicInteger();

    private Echo(HttpsServer server) {
        this.server = server;
    }

    static Echo start(SandboxTls tls) {
        try {
            SSLContext context = context(tls);
            Echo echo = new Echo(HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            echo.server.setHttpsConfigurator(new HttpsConfigurator(context) {
                @Override
                public void configure(HttpsParameters connection) {
                    SSLParameters mutual = context.getDefaultSSLParameters();
                    mutual.setNeedClientAuth(true);
                    connection.setSSLParameters(mutual);
                }
            });
            echo.server.createContext("/", echo::answer);
            echo.server.start();
            return echo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        byte[] json = JSON.writeValueAsBytes(Map.of(
                "method",
                exchange.getRequestMethod(),
                "target",
                exchange.getRequestURI().toString(),
                "body",
                exchange.getRequestBody().readAllBytes().length,
                "headers",
                headers));
        exchange.sendResponseHeaders(200, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    /** Values of a header as they came through, one per line they came on; empty: it did not come. */
    static List<String> header(Client.Answer answer, String name) {
        return StreamSupport.stream(asked(answer).path("headers").path(name).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static JsonNode asked(Client.Answer answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("not from behind the proxy: " + answer.status(), e);
        }
    }

    private static SSLContext context(SandboxTls tls) {
        try {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            own.setKeyEntry(
                    "own",
                    key(tls.keycloakServer().key()),
                    new char[0],
                    certificates(tls.keycloakServer().certificate()).toArray(Certificate[]::new));
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(own, new char[0]);
            KeyStore link = KeyStore.getInstance("PKCS12");
            link.load(null, null);
            link.setCertificateEntry("link", certificates(tls.linkRoot()).getFirst());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(link);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Certificate> certificates(Path pem) throws IOException, GeneralSecurityException {
        try (var file = Files.newInputStream(pem)) {
            return List.copyOf(CertificateFactory.getInstance("X.509").generateCertificates(file));
        }
    }

    private static PrivateKey key(Path pem) throws IOException, GeneralSecurityException {
        String base64 = Files.readString(pem).replaceAll("-----[^-]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
