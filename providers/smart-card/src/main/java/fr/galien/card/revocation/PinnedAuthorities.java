package fr.galien.card.revocation;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/** The pinned authorities as a source names them, and who issued whom among them. */
final class PinnedAuthorities {

    private final List<X509Certificate> certificates;

    PinnedAuthorities(Collection<X509Certificate> certificates) {
        this.certificates = List.copyOf(certificates);
    }

    /** @throws IllegalArgumentException if none or several have that common name */
    X509Certificate named(String commonName) {
        List<X509Certificate> named = certificates.stream()
                .filter(certificate -> commonNames(certificate).anyMatch(commonName::equals))
                .toList();
        if (named.size() == 1) {
            return named.get(0);
        }
        throw new IllegalArgumentException("the source of authority \"" + commonName + "\": "
                + (named.isEmpty() ? "no" : "more than one") + " pinned authority has this name");
    }

    /** The pinned authority that issued another one; empty for a root. */
    Optional<X509Certificate> issuerOf(X509Certificate authority) {
        return certificates.stream()
                .filter(other -> !other.equals(authority))
                .filter(other -> isIssuer(other, authority))
                .findFirst();
    }

    private static boolean isIssuer(X509Certificate issuer, X509Certificate subject) {
        if (!subject.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            subject.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException notItsSignature) {
            return false;
        }
    }

    private static Stream<String> commonNames(X509Certificate certificate) {
        X500Name subject =
                X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
        return Stream.of(subject.getRDNs(BCStyle.CN))
                .map(name -> name.getFirst().getValue())
                .filter(ASN1String.class::isInstance)
                .map(name -> ((ASN1String) name).getString());
    }
}
