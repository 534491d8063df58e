package fr.galien.testkit.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** Whether files on disk still make a usable certificate: there, whole, of one making, and valid for a while yet. */
final class Soundness {

    private static final byte[] PROBE = {1};

    private Soundness() {}

    static boolean of(PemPair pair, Path rootFile, Instant now, Duration remaining) {
        try {
            X509Certificate root = PemFiles.certificate(rootFile);
            X509Certificate certificate = PemFiles.certificate(pair.certificate());
            certificate.checkValidity(Date.from(now));
            checkPath(certificate, root, now.plus(remaining));
            return fit(certificate.getPublicKey(), PemFiles.key(pair.key()));
        } catch (IOException | GeneralSecurityException e) {
            // Whatever is wrong, the remedy is the same: make them again.
            return false;
        }
    }

    private static void checkPath(X509Certificate certificate, X509Certificate root, Instant when)
            throws GeneralSecurityException {
        // RFC 5280 §6: a path validator takes an anchor at its word, so the root's own dates are checked here.
        root.checkValidity(Date.from(when));
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        // Nothing in a sandbox publishes revocations of these certificates.
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(when));
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(certificate)), parameters);
    }

    private static boolean fit(PublicKey publicKey, PrivateKey privateKey) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(privateKey);
        signature.update(PROBE);
        byte[] signed = signature.sign();
        signature.initVerify(publicKey);
        signature.update(PROBE);
        return signature.verify(signed);
    }
}
