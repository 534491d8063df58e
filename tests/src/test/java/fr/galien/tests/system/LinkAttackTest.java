package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.net.PresentedKey;
import fr.galien.testkit.card.TestCard;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak's own door, which is the front's alone: whoever came through it could claim any certificate. */
class LinkAttackTest {

    private static final int PATIENCE_MILLIS = 20_000;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void letsNobodyInWithoutACertificate(String protocol) {
        assertThatThrownBy(() -> ask(new KeyManager[0], protocol)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void letsNobodyInWithACard(String protocol) {
        TestCard card = TheSandbox.get().box().find("medecin").orElseThrow();
        KeyManager[] key = {TheSandbox.get().inReader(card).key()};

        assertThatThrownBy(() -> ask(key, protocol)).isInstanceOf(IOException.class);
    }

    /** So that the two above prove something: the server they were refused by is there and is the right one. */
    @Test
    void letsTheFrontIn() throws Exception {
        String answer = ask(new KeyManager[] {frontsKey()}, "TLSv1.3");

        assertThat(answer).startsWith("HTTP/1.1 ");
    }

    private static PresentedKey frontsKey() throws IOException, GeneralSecurityException {
        String key = Files.readString(tls("front.key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var pem = Files.newInputStream(tls("front.pem"))) {
            store.setKeyEntry(
                    "front",
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))),
                    new char[0],
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(pem)
                            .toArray(Certificate[]::new));
        }
        return PresentedKey.of(store, new char[0]);
    }

    private static Path tls(String name) {
        return TheSandbox.get().home().tls().resolve(name);
    }

    private static String ask(KeyManager[] keys, String protocol) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, trust().getTrustManagers(), null);
        int port = TheSandbox.get().addresses().ports().keycloak();
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.getOutputStream()
                    .write("GET /auth/realms/esante-wallet HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            byte[] answer = socket.getInputStream().readAllBytes();
            if (answer.length == 0) {
                throw new IOException("hung up without a word");
            }
            return new String(answer, StandardCharsets.UTF_8);
        }
    }

    private static TrustManagerFactory trust() throws IOException, GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        try (var pem = Files.newInputStream(tls("link-root.pem"))) {
            anchors.setCertificateEntry(
                    "link", CertificateFactory.getInstance("X.509").generateCertificate(pem));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        return trust;
    }
}
