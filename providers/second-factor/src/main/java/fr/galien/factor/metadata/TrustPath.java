package fr.galien.factor.metadata;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether certificates lead to one of the roots that are given, and never to one that TLS trusts (RFC 5280 §6). */
public final class TrustPath {

    private TrustPath() {}

    /** @param chain each issued by the next; it may hold the root, and the first may be one */
    public static boolean leads(List<X509Certificate> chain, Set<X509Certificate> roots, Instant at) {
        if (chain.isEmpty() || roots.isEmpty()) {
            return false;
        }
        if (roots.contains(chain.getFirst())) {
            return true;
        }
        try {
            PKIXParameters parameters = new PKIXParameters(
                    roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet()));
            // By the statuses of the metadata: makers of keys publish no lists, and none could be fetched from here.
            parameters.setRevocationEnabled(false);
            // Makers of TPMs put texts into policies.
            parameters.setPolicyQualifiersRejected(false);
            parameters.setDate(Date.from(at));
            CertPathValidator.getInstance("PKIX")
                    .validate(
                            CertificateFactory.getInstance("X.509")
                                    .generateCertPath(chain.stream()
                                            .takeWhile(one -> !roots.contains(one))
                                            .toList()),
                            parameters);
            return true;
        } catch (GeneralSecurityException notTrusted) {
            return false;
        }
    }
}
