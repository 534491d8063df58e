package fr.galien.card.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;

/**
 * Who may sign an answer about an authority's certificates (RFC 6960 §4.2.2.2): the authority, or whom the authority itself
 * made its responder. Being trusted for anything else is not enough, or any card could vouch for itself.
 */
final class OcspSigner {

    private static final int DIGITAL_SIGNATURE = 0;

    /** RFC 5280 §4.2: the extensions that are judged here or say nothing against it. */
    private static final Set<String> UNDERSTOOD = Set.of("2.5.29.15", "2.5.29.37", "2.5.29.19");

    private final X509Certificate issuer;
    private final Predicate<BigInteger> revoked;

    OcspSigner(X509Certificate issuer, Predicate<BigInteger> revoked) {
        this.issuer = issuer;
        this.revoked = revoked;
    }

    void require(BasicOCSPResp response, Instant now) throws IOException, Unusable {
        if (verifies(response, issuer.getPublicKey())) {
            return;
        }
        boolean byAnother = false;
        for (X509CertificateHolder holder : response.getCerts()) {
            X509Certificate delegate = certificate(holder);
            if (verifies(response, delegate.getPublicKey())) {
                byAnother = true;
                if (isDelegate(delegate, holder.toASN1Structure(), now)) {
                    return;
                }
            }
        }
        throw new Unusable(byAnother ? OcspTrouble.NOT_ENTITLED : OcspTrouble.BAD_SIGNATURE);
    }

    private static boolean verifies(BasicOCSPResp response, PublicKey key) throws IOException, Unusable {
        Signature signature = SignatureAlgorithms.verifier(response.getSignatureAlgorithmID(), key)
                .orElse(null);
        if (signature == null) {
            requireAccepted(response);
            return false;
        }
        try {
            signature.update(response.getTBSResponseData());
            return signature.verify(response.getSignature());
        } catch (GeneralSecurityException notOfThisKey) {
            return false;
        }
    }

    private static void requireAccepted(BasicOCSPResp response) throws Unusable {
        if (!SignatureAlgorithms.accepts(response.getSignatureAlgorithmID())) {
            throw new Unusable(OcspTrouble.WEAK_ALGORITHM);
        }
    }

    private boolean isDelegate(X509Certificate delegate, Certificate structure, Instant now) throws IOException {
        try {
            delegate.verify(issuer.getPublicKey());
            delegate.checkValidity(Date.from(now));
            List<String> purposes = delegate.getExtendedKeyUsage();
            boolean[] usage = delegate.getKeyUsage();
            Set<String> critical = delegate.getCriticalExtensionOIDs();
            return delegate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && SignatureAlgorithms.accepts(structure.getSignatureAlgorithm())
                    && purposes != null
                    && purposes.contains(KeyPurposeId.id_kp_OCSPSigning.getId())
                    && (usage == null || usage[DIGITAL_SIGNATURE])
                    && (critical == null || UNDERSTOOD.containsAll(critical))
                    // id-pkix-ocsp-nocheck only says that nobody has to ask; here it costs nothing to.
                    && !revoked.test(delegate.getSerialNumber());
        } catch (GeneralSecurityException notByTheAuthority) {
            return false;
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws IOException {
        try {
            return new JcaX509CertificateConverter().getCertificate(holder);
        } catch (CertificateException e) {
            throw new IOException(e);
        }
    }
}
