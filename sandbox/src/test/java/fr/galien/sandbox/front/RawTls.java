package fr.galien.sandbox.front;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client that sends exactly the bytes it is told to, which no well-behaved library would. */
final class RawTls {

    private final SSLContext context;
    private final String[] protocols;

    private RawTls(SSLContext context, String... protocols) {
        this.context = context;
        this.protocols = protocols;
    }

    static RawTls trusting(TestPki pki) {
        return new RawTls(context(pki, null));
    }

    static RawTls trusting(TestPki pki, TestPki.Credential own) {
        return new RawTls(context(pki, own));
    }

    RawTls speakingOnly(String... only) {
        return new RawTls(context, only);
    }

    /** @return everything the server sent before it hung up; the session it was sent in */
    Answer send(int port, String request) throws IOException {
        return send("127.0.0.1", port, request);
    }

    Answer send(String address, int port, String request) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getByName(address), port)) {
            socket.setSoTimeout(10_000);
            if (protocols.length > 0) {
                socket.setEnabledProtocols(protocols);
            }
            socket.startHandshake();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(received);
            return new Answer(received.toString(StandardCharsets.UTF_8), socket.getSession());
        }
    }

    record Answer(String text, SSLSession session) {

        int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        List<String> headers(String name) {
            return Arrays.stream(head().split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        String body() {
            return text.substring(head().length() + 4);
        }

        private String head() {
            return text.substring(0, text.indexOf("\r\n\r\n"));
        }

        /** What {@link FakeKeycloak} was asked. */
        JsonObject echo() {
            return new JsonObject(body());
        }

        /** Values of a header as Keycloak got it, one per line it came on; empty: it did not come. */
        List<String> atKeycloak(String header) {
            return Optional.ofNullable(echo().getJsonObject("headers").getJsonArray(header.toLowerCase(Locale.ROOT)))
                    .orElseGet(JsonArray::new)
                    .stream()
                    .map(String.class::cast)
                    .toList();
        }
    }

    private static SSLContext context(TestPki pki, TestPki.Credential own) {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            roots.setCertificateEntry("root", pki.rootCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own == null ? null : new KeyManager[] {new InsistentKey(own)}, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
