package fr.galien.testkit.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.time.Clock;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole handshakes of the JDK's TLS, host name checked, in memory. */
class SandboxTlsHandshakeTest {

    @TempDir
    static Path directory;

    private static SandboxTls tls;

    @BeforeAll
    static void make() {
        tls = SandboxTls.openOrCreate(directory, Clock.systemUTC(), new SecureRandom());
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "::1"})
    void aBrowserReachesTheServer(String host) throws Exception {
        handshake(client(tls.root(), null), server(tls.server(), null), host);
    }

    @ParameterizedTest
    @ValueSource(strings = {"card.galien.localhost", "a1b2.card.galien.localhost"})
    void aBrowserReachesTheCardHost(String host) throws Exception {
        handshake(client(tls.root(), null), server(tls.cardServer(), null), host);
    }

    @Test
    void theCardHostCannotStandInForTheAuthHost() {
        assertThatThrownBy(() -> handshake(client(tls.root(), null), server(tls.cardServer(), null), "localhost"))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void theFrontReachesKeycloakWithItsCertificate() throws Exception {
        SSLEngine keycloak = server(tls.keycloakServer(), tls.linkRoot());
        handshake(client(tls.linkRoot(), tls.frontClient()), keycloak, "localhost");
        assertThat(keycloak.getSession().getPeerPrincipal().getName()).contains("Galien sandbox front");
    }

    @Test
    void keycloakRefusesWhoHasNoCertificateOfTheLink() {
        assertThatThrownBy(() -> handshake(
                        client(tls.linkRoot(), null), server(tls.keycloakServer(), tls.linkRoot()), "localhost"))
                .isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> handshake(
                        client(tls.linkRoot(), tls.server()),
                        server(tls.keycloakServer(), tls.linkRoot()),
                        "localhost"))
                .isInstanceOf(SSLException.class);
    }

    private interface EngineMaker {
        SSLEngine make(String host);
    }

    private static EngineMaker client(Path trusted, PemPair identity) throws Exception {
        SSLContext context = context(trusted, identity);
        return host -> {
            SSLEngine engine = context.createSSLEngine(host, 443);
            engine.setUseClientMode(true);
            SSLParameters parameters = engine.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            engine.setSSLParameters(parameters);
            return engine;
        };
    }

    private static SSLEngine server(PemPair identity, Path trustedClients) throws Exception {
        SSLEngine engine = context(trustedClients, identity).createSSLEngine();
        engine.setUseClientMode(false);
        engine.setNeedClientAuth(trustedClients != null);
        return engine;
    }

    private static SSLContext context(Path trusted, PemPair identity) throws Exception {
        KeyStore trust = empty();
        if (trusted != null) {
            trust.setCertificateEntry("root", PemFiles.certificate(trusted));
        }
        TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
        KeyStore keys = empty();
        if (identity != null) {
            keys.setKeyEntry("key", PemFiles.key(identity.key()), new char[0], new Certificate[] {
                PemFiles.certificate(identity.certificate())
            });
        }
        KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
        keyManagers.init(keys, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        if (trusted == null) {
            context.init(keyManagers.getKeyManagers(), null, null);
        } else {
            trustManagers.init(trust);
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
        }
        return context;
    }

    private static KeyStore empty() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static void handshake(EngineMaker maker, SSLEngine server, String host) throws SSLException {
        SSLEngine client = maker.make(host);
        ByteBuffer toServer = ByteBuffer.allocate(65536);
        ByteBuffer toClient = ByteBuffer.allocate(65536);
        client.beginHandshake();
        server.beginHandshake();
        // In TLS 1.3 the client is done first, and a refused client certificate shows a flight later.
        for (int round = 0; round < 40; round++) {
            step(client, toClient, toServer);
            step(server, toServer, toClient);
        }
        assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        assertThat(server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
    }

    private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> {
                for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
                    task.run();
                }
            }
            case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN, NOT_HANDSHAKING, FINISHED -> {
                in.flip();
                if (in.hasRemaining()) {
                    engine.unwrap(in, ByteBuffer.allocate(65536));
                }
                in.compact();
            }
        }
    }
}
