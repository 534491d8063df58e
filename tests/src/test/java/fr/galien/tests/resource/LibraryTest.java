package fr.galien.tests.resource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import fr.galien.resource.BearerRequest;
import fr.galien.resource.Refusal;
import fr.galien.resource.ResourceServer;
import fr.galien.resource.ServiceToken;
import fr.galien.resource.Verdict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Our library behind the JDK's own server. */
class LibraryTest extends TokenMatrix {

    @Override
    Stack start(Path directory, Pki pki, FakeIssuer issuer) throws IOException {
        return new JdkServer(pki, issuer.address(), FakeIssuer.SERVICE, FakeIssuer.SECRET);
    }

    private static final class JdkServer implements Stack {

        private final HttpsServer server =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final ResourceServer tokens;

        JdkServer(Pki pki, URI issuer, String client, String secret) throws IOException {
            SSLContext authorities = pki.of(Sender.NOBODY);
            tokens = ResourceServer.of(issuer, client)
                    .introspecting(client, secret, Duration.ofSeconds(60))
                    .trusting(authorities)
                    .build();
            server.setHttpsConfigurator(new HttpsConfigurator(pki.ofServer()) {
                @Override
                public void configure(HttpsParameters connection) {
                    SSLParameters parameters = getSSLContext().getDefaultSSLParameters();
                    parameters.setWantClientAuth(true);
                    connection.setSSLParameters(parameters);
                }
            });
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/prescriptions", this::judge);
            server.start();
        }

        private void judge(HttpExchange exchange) throws IOException {
            switch (tokens.judge(read(exchange))) {
                case Verdict.Accepted accepted -> serve(exchange, accepted.token());
                case Verdict.Refused refused -> refuse(exchange, refused.why());
            }
            exchange.close();
        }

        private static void serve(HttpExchange exchange, ServiceToken token) throws IOException {
            boolean theirs = token.nationalId().equals(Optional.of(FakeIssuer.PERSON));
            exchange.sendResponseHeaders(theirs ? 200 : 500, -1);
        }

        private BearerRequest read(HttpExchange exchange) {
            return new BearerRequest(
                    exchange.getRequestMethod(),
                    resource().resolve(exchange.getRequestURI()),
                    exchange.getRequestHeaders().getOrDefault("Authorization", List.of()),
                    exchange.getRequestHeaders().getOrDefault("DPoP", List.of()),
                    certificate(exchange),
                    Set.of("prescription:read"));
        }

        private static void refuse(HttpExchange exchange, Refusal why) throws IOException {
            why.challenge().ifPresent(value -> exchange.getResponseHeaders().set("WWW-Authenticate", value));
            exchange.sendResponseHeaders(why.status(), -1);
        }

        private static Optional<X509Certificate> certificate(HttpExchange exchange) {
            try {
                return Optional.of((X509Certificate)
                        ((HttpsExchange) exchange).getSSLSession().getPeerCertificates()[0]);
            } catch (SSLPeerUnverifiedException none) {
                return Optional.empty();
            }
        }

        @Override
        public URI resource() {
            return URI.create("https://localhost:" + server.getAddress().getPort() + "/prescriptions");
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}
