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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client that sends exactly the bytes it is told to, which no well-behaved library would. */
final class RawTls {

    private static final Pattern HOST = Pattern.compile("(?m)^Host: ([^:\\r\\n]+)");

    private final SSLContext context;
    private final Function<String, List<SNIServerName>> naming;
    private final Consumer<SSLParameters> bent;

    private RawTls(SSLContext context, Function<String, List<SNIServerName>> naming, Consumer<SSLParameters> bent) {
        this.context = context;
        this.naming = naming;
        this.bent = bent;
    }

    static RawTls trusting(TestPki pki) {
        return new RawTls(context(pki, null), RawTls::hostIn, tls -> {});
    }

    static RawTls trusting(TestPki pki, TestPki.Credential own) {
        return trusting(pki, new InsistentKey(own));
    }

    static RawTls trusting(TestPki pki, InsistentKey own) {
        return new RawTls(context(pki, own), RawTls::hostIn, tls -> {});
    }

    RawTls speakingOnly(String... protocols) {
        return new RawTls(context, naming, bent.andThen(tls -> tls.setProtocols(protocols)));
    }

    /** Offers these protocols above TLS (RFC 7301). */
    RawTls preferring(String... applicationProtocols) {
        return new RawTls(context, naming, bent.andThen(tls -> tls.setApplicationProtocols(applicationProtocols)));
    }

    /** Opens its connections to this host, whatever the requests say. */
    RawTls naming(String host) {
        return new RawTls(context, request -> List.of(new SNIHostName(host)), bent);
    }

    /** Does not say which host it opens its connections to. */
    RawTls namingNoHost() {
        return new RawTls(context, request -> List.of(), bent);
    }

    /** @return everything the server sent before it hung up; the session it was sent in */
    Answer send(int port, String request) throws IOException {
        return send("127.0.0.1", port, request);
    }

    Answer send(String address, int port, String request) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getByName(address), port)) {
            socket.setSoTimeout(10_000);
            SSLParameters tls = socket.getSSLParameters();
            tls.setServerNames(naming.apply(request));
            bent.accept(tls);
            socket.setSSLParameters(tls);
            socket.startHandshake();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(received);
            return new Answer(
                    received.toString(StandardCharsets.UTF_8), socket.getSession(), socket.getApplicationProtocol());
        }
    }

    /** What a browser asked for that host would say in the handshake: not an address (RFC 6066 §3). */
    private static List<SNIServerName> hostIn(String request) {
        return HOST.matcher(request)
                .results()
                .map(host -> host.group(1))
                .filter(host -> !host.matches("[0-9.]+"))
                .limit(1)
                .<SNIServerName>map(SNIHostName::new)
                .toList();
    }

    record Answer(String text, SSLSession session, String applicationProtocol) {

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

    private static SSLContext context(TestPki pki, InsistentKey own) {
        try {
            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            roots.setCertificateEntry("root", pki.rootCertificate());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(roots);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own == null ? null : new KeyManager[] {own}, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
