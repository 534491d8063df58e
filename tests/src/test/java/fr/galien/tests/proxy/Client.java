package fr.galien.tests.proxy;

import fr.galien.sandbox.net.PresentedKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A client that sends exactly the bytes it is told to, each request on a connection of its own, and believes any server. */
public final class Client {

    private final int port;
    private final Optional<Shown> shown;
    private final Consumer<SSLParameters> bent;

    private Client(int port, Optional<Shown> shown, Consumer<SSLParameters> bent) {
        this.port = port;
        this.shown = shown;
        this.bent = bent;
    }

    public static Client of(int port) {
        return new Client(port, Optional.empty(), tls -> {});
    }

    Client showing(PresentedKey key) {
        return new Client(port, Optional.of(new Shown(key)), bent);
    }

    Client speaking(String... protocols) {
        return new Client(port, shown, bent.andThen(tls -> tls.setProtocols(protocols)));
    }

    /** Offers these protocols above TLS (RFC 7301). */
    Client preferring(String... applicationProtocols) {
        return new Client(port, shown, bent.andThen(tls -> tls.setApplicationProtocols(applicationProtocols)));
    }

    /** Opens its connections to this host, whatever the requests say. */
    Client naming(String host) {
        return new Client(port, shown, bent.andThen(tls -> tls.setServerNames(List.of(new SNIHostName(host)))));
    }

    /** Does not say which host it opens its connections to. */
    Client namingNoHost() {
        return new Client(port, shown, bent.andThen(tls -> tls.setServerNames(List.of())));
    }

    /** The authorities the last server asked for certificates of; absent when it asked for none. */
    Optional<List<Principal>> announced() {
        return shown.flatMap(key -> Optional.ofNullable(key.announced));
    }

    Answer get(String host, String target, String... headers) throws IOException {
        return request("GET", host, target, headers);
    }

    Answer request(String method, String host, String target, String... headers) throws IOException {
        return send(
                host,
                method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n"
                        + String.join(
                                "",
                                Arrays.stream(headers)
                                        .map(line -> line + "\r\n")
                                        .toList())
                        + "\r\n");
    }

    /**
     * @param host the connection is opened to
     * @return everything the server sent before it hung up
     */
    public Answer send(String host, String bytes) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            SSLParameters tls = socket.getSSLParameters();
            tls.setServerNames(List.of(new SNIHostName(host)));
            bent.accept(tls);
            socket.setSSLParameters(tls);
            socket.startHandshake();
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(received);
            if (received.size() == 0) {
                throw new IOException("the server hung up without a word");
            }
            return new Answer(
                    received.toString(StandardCharsets.UTF_8),
                    socket.getSession().getProtocol(),
                    socket.getApplicationProtocol());
        }
    }

    public record Answer(String text, String protocol, String applicationProtocol) {

        public int status() {
            return Integer.parseInt(text.split(" ", 3)[1]);
        }

        public List<String> headers(String name) {
            return Arrays.stream(head().split("\r\n"))
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                    .map(line -> line.substring(name.length() + 1).strip())
                    .toList();
        }

        /** Where the answer sends the browser. */
        URI location() {
            return headers("location").stream()
                    .findFirst()
                    .map(URI::create)
                    .orElseThrow(() -> new AssertionError("no redirect, but " + status()));
        }

        public String body() {
            return text.substring(head().length() + 4);
        }

        private String head() {
            return text.substring(0, text.indexOf("\r\n\r\n"));
        }
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    shown.map(key -> new KeyManager[] {key}).orElse(null), new TrustManager[] {new AnyServer()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Remembers what it was asked for. */
    private static final class Shown extends X509ExtendedKeyManager {

        private final PresentedKey key;
        private List<Principal> announced;

        private Shown(PresentedKey key) {
            this.key = key;
        }

        @Override
        public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
            announced = issuers == null ? List.of() : List.of(issuers);
            return key.chooseClientAlias(keyTypes, issuers, socket);
        }

        @Override
        public String[] getClientAliases(String keyType, Principal[] issuers) {
            return key.getClientAliases(keyType, issuers);
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return key.getCertificateChain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return key.getPrivateKey(alias);
        }

        @Override
        public String[] getServerAliases(String keyType, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
            return null;
        }
    }

    /** It is the server that is tested, not the client. */
    private static final class AnyServer extends X509ExtendedTrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {
            // any
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
            // any
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            // any
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
            throw new UnsupportedOperationException();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
