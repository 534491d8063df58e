package fr.galien.tests.contract;

import fr.galien.sandbox.net.PresentedKey;
import fr.galien.testkit.card.SoftwareCertificate;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.InputStream;
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
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Connections of software that trusts the sandbox's root and nothing else. */
public final class Tls {

    private static final char[] NO_PASSWORD = new char[0];

    private Tls() {}

    public static SSLSocketFactory anonymous() {
        return sockets("root.pem", null);
    }

    public static SSLSocketFactory showing(SoftwareCertificate certificate) {
        try {
            return sockets("root.pem", PresentedKey.of(certificate.keyStore(NO_PASSWORD), NO_PASSWORD));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The front's own, which Keycloak believes whatever certificate it tells of. */
    public static SSLContext ofTheFront() {
        try {
            String key = Files.readString(file("front.key.pem")).replaceAll("-----[A-Z ]+-----|\\s", "");
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "front",
                    KeyFactory.getInstance("EC")
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key))),
                    NO_PASSWORD,
                    new Certificate[] {certificate("front.pem")});
            return context("link-root.pem", PresentedKey.of(store, NO_PASSWORD));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLSocketFactory sockets(String root, KeyManager key) {
        try {
            return context(root, key).getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLContext context(String root, KeyManager key) throws IOException, GeneralSecurityException {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", certificate(root));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(anchors);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(key == null ? null : new KeyManager[] {key}, trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(String name) throws IOException, GeneralSecurityException {
        try (InputStream pem = Files.newInputStream(file(name))) {
            return CertificateFactory.getInstance("X.509").generateCertificate(pem);
        }
    }

    private static Path file(String name) {
        return TheSandbox.get().home().tls().resolve(name);
    }
}
