package fr.galien.mobile.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.testkit.tls.PemFiles;
import fr.galien.testkit.tls.SandboxTls;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A push service of this machine (RFC 8030), behind TLS, that answers what its path says. */
final class PushService implements AutoCloseable {

    record Bell(Headers headers, byte[] body) {}

    private final HttpsServer server;
    private final SSLContext trust;
    private final List<Bell> heard = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private PushService(HttpsServer server, SSLContext trust) {
        this.server = server;
        this.trust = trust;
    }

    static PushService start(Path directory) {
        try {
            SandboxTls tls = SandboxTls.openOrCreate(directory, Clock.systemUTC(), new SecureRandom());
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate certificate = PemFiles.certificate(tls.server().certificate());
            store.setKeyEntry("server", PemFiles.key(tls.server().key()), new char[0], new Certificate[] {certificate});
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(store, new char[0]);
            SSLContext own = SSLContext.getInstance("TLS");
            own.init(keys.getKeyManagers(), null, null);

            KeyStore roots = KeyStore.getInstance("PKCS12");
            roots.load(null, null);
            roots.setCertificateEntry("root", PemFiles.certificate(tls.root()));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
            trusted.init(roots);
            SSLContext trust = SSLContext.getInstance("TLS");
            trust.init(null, trusted.getTrustManagers(), null);

            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(own));
            PushService service = new PushService(server, trust);
            server.setExecutor(service.threads);
            server.createContext("/", service::answer);
            server.start();
            return service;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(new Bell(
                    exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
            String path = exchange.getRequestURI().getPath();
            switch (path) {
                case "/never" -> await();
                case "/endless" -> {
                    exchange.sendResponseHeaders(201, 0);
                    try (OutputStream out = exchange.getResponseBody()) {
                        while (end.getCount() > 0) {
                            out.write(new byte[1 << 16]);
                        }
                    }
                }
                case "/elsewhere" -> {
                    exchange.getResponseHeaders()
                            .set("Location", address("/201").toString());
                    exchange.sendResponseHeaders(307, -1);
                }
                // Every second one.
                case "/moody" -> exchange.sendResponseHeaders(heard.size() % 2 == 1 ? 503 : 201, -1);
                default -> exchange.sendResponseHeaders(Integer.parseInt(path.substring(1)), -1);
            }
        }
    }

    private void await() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    URI address(String path) {
        return URI.create("https://localhost:" + port() + path);
    }

    int port() {
        return server.getAddress().getPort();
    }

    List<Bell> heard() {
        return heard;
    }

    SSLContext trust() {
        return trust;
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
