package fr.galien.token.assertion;

import fr.galien.oidc.StructureNumber;
import java.security.cert.CertificateException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;

/**
 * The certificate a structure signs with (IGC-Santé ORG_SIGN, "cachet").
 *
 * @param certificate as its signer has it
 */
record Seal(X509Certificate certificate) {

    /** What RFC 2253 has no name for, as the record expects it: {@code GN}, not {@code G}, never a bare number. */
    private static final Map<String, String> NAMES = Map.of(
            "2.5.4.4", "SN",
            "2.5.4.5", "SERIALNUMBER",
            "2.5.4.12", "T",
            "2.5.4.42", "GN",
            "2.5.4.97", "organizationIdentifier");

    private static final int DIGITAL_SIGNATURE = 0;
    private static final int NON_REPUDIATION = 1;
    private static final int RSA_BITS = 2048;

    /** TLS clients and servers. A seal is neither: the key of one is on many machines. */
    private static final List<String> OF_CONNECTIONS = List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

    /** Why this structure cannot sign with it now; empty if it can. */
    Optional<AssertionRefusal> fault(StructureNumber structure, Instant now) {
        return Stream.<Supplier<Optional<AssertionRefusal>>>of(
                        () -> unless(isWithinValidity(now), AssertionRefusal.SEAL_NOT_VALID_NOW),
                        () -> unless(isForSigning(), AssertionRefusal.SEAL_OTHER_USE),
                        () -> unless(names(structure), AssertionRefusal.SEAL_OTHER_STRUCTURE))
                .flatMap(rule -> rule.get().stream())
                .findFirst();
    }

    /** Its subject (RFC 2253), as the {@code Issuer} of an assertion. */
    String subject() {
        return certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, NAMES);
    }

    private static Optional<AssertionRefusal> unless(boolean kept, AssertionRefusal refusal) {
        return kept ? Optional.empty() : Optional.of(refusal);
    }

    private boolean isWithinValidity(Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException outside) {
            return false;
        }
    }

    private boolean isForSigning() {
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

    private boolean names(StructureNumber structure) {
        return StructureNumber.in(certificate.getSubjectX500Principal())
                .filter(structure::equals)
                .isPresent();
    }
}
