package fr.galien.tests.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.PemPair;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManagerFactory;

/** A page that shows who the browser says it is: the subject of its client certificate and its languages. */
final class CertificateMirror implements AutoCloseable {

    private final HttpsServer server;

    private CertificateMirror(HttpsServer server) {
        this.server = server;
    }

    /**
     * @param localhost its own certificate
     * @param clients   the authority whose certificates it asks for
     */
    static CertificateMirror start(PemPair localhost, X509Certificate clients)
            throws IOException, GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(keys(localhost).getKeyManagers(), trust(clients).getTrustManagers(), null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = tls.getDefaultSSLParameters();
                wanted.setWantClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", CertificateMirror::answer);
        server.start();
        return new CertificateMirror(server);
    }

    private static KeyManagerFactory keys(PemPair pair) throws IOException, GeneralSecurityException {
        char[] password = new char[0];
        KeyStore store = emptyStore();
        store.setKeyEntry("server", PemFiles.key(pair.key()), password, new X509Certificate[] {
            PemFiles.certificate(pair.certificate())
        });
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, password);
        return keys;
    }

    private static TrustManagerFactory trust(X509Certificate authority) throws IOException, GeneralSecurityException {
        KeyStore store = emptyStore();
        store.setCertificateEntry("clients", authority);
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust;
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    URI address() {
        return URI.create("https://localhost:" + server.getAddress().getPort() + "/");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] page = """
                <!doctype html><title>Mirror</title><p id="subject">%s</p><p id="language">%s</p>
                """.formatted(
                        subject((HttpsExchange) exchange),
                        exchange.getRequestHeaders().getFirst("Accept-Language"))
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static String subject(HttpsExchange exchange) {
        try {
            X509Certificate shown = (X509Certificate) exchange.getSSLSession().getPeerCertificates()[0];
            return shown.getSubjectX500Principal().getName();
        } catch (SSLPeerUnverifiedException none) {
            return "no certificate";
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
