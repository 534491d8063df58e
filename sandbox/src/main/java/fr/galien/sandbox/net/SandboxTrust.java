package fr.galien.sandbox.net;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * Whom the command believes: the sandbox's own root and nobody else, not even the JDK's authorities.
 */
public final class SandboxTrust {

    private final TrustManager[] trusted;

    private SandboxTrust(TrustManager[] trusted) {
        this.trusted = trusted;
    }

    /** The root a sandbox's servers are certified under, in PEM: what a vendor's software has to trust. */
    public static Path rootOf(SandboxHome home) {
        return home.tls().resolve("root.pem");
    }

    /**
     * @throws Trouble BOX-1065 when the sandbox has no readable root, thus was never started
     */
    public static SandboxTrust of(SandboxHome home) {
        return inRoot(rootOf(home));
    }

    /**
     * @param root one or more certificates in PEM
     * @throws Trouble BOX-1065 when it cannot be read
     */
    public static SandboxTrust inRoot(Path root) {
        try (var pem = Files.newInputStream(root)) {
            KeyStore anchors = KeyStore.getInstance("PKCS12");
            anchors.load(null, null);
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                anchors.setCertificateEntry("root-" + anchors.size(), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(anchors);
            return new SandboxTrust(factory.getTrustManagers());
        } catch (IOException | GeneralSecurityException e) {
            throw new Trouble(
                    "BOX-1065",
                    "There is no sandbox here: its trust root " + root + " cannot be read.",
                    "Start one with ./galien up, or name its directory with --home.");
        }
    }

    /** The JDK's HTTP client with the bounds every call of the command has. */
    public HttpClient client() {
        return Wire.client(anonymous()).build();
    }

    /** TLS that shows no certificate. */
    SSLContext anonymous() {
        return with(null);
    }

    /** TLS that shows this key's certificate to every server that asks. */
    SSLContext showing(PresentedKey key) {
        return with(new KeyManager[] {key});
    }

    private SSLContext with(KeyManager[] keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trusted, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no TLS", e);
        }
    }
}
