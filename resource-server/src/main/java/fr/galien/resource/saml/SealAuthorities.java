package fr.galien.resource.saml;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXCertPathValidatorResult;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The authorities that issue seals to structures, and what such a seal is. Whether one was revoked is not asked here. */
record SealAuthorities(Set<TrustAnchor> anchors) {

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int RSA_BITS = 2048;
    private static final List<String> OF_CONNECTIONS = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

    static SealAuthorities of(Collection<X509Certificate> authorities) {
        return new SealAuthorities(authorities.stream()
                .map(certificate -> new TrustAnchor(certificate, null))
                .collect(Collectors.toUnmodifiableSet()));
    }

    void judge(X509Certificate signer, Instant now) throws NotBelieved {
        NotBelieved.unless(isIssued(signer, now), SamlRefusal.UNTRUSTED_SIGNER);
        NotBelieved.unless(isSeal(signer), SamlRefusal.SIGNER_OF_OTHER_USE);
    }

    /** By one of them itself: beneath an authority of structures may stand others. */
    private boolean isIssued(X509Certificate signer, Instant now) {
        if (anchors.isEmpty()) {
            return false;
        }
        try {
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setDate(Date.from(now));
            parameters.setRevocationEnabled(false);
            PKIXCertPathValidatorResult result = (PKIXCertPathValidatorResult) CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(signer)), parameters);
            // PKIX leaves the end of an anchor to whoever trusts it.
            result.getTrustAnchor().getTrustedCert().checkValidity(Date.from(now));
            return true;
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    private static boolean isSeal(X509Certificate certificate) {
        try {
            boolean[] usage = certificate.getKeyUsage();
            List<String> purposes = certificate.getExtendedKeyUsage();
            return usage != null
                    && (usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION])
                    && (purposes == null || purposes.stream().noneMatch(OF_CONNECTIONS::contains))
                    && certificate.getBasicConstraints() < 0
                    && certificate.getPublicKey() instanceof RSAPublicKey key
                    && key.getModulus().bitLength() >= RSA_BITS;
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
