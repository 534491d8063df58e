package fr.galien.factor;

import fr.galien.factor.KeyVerdict.Reason;
import fr.galien.factor.KeyVerdict.Worth;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a key since its enrolment, kept beside it so that it can be judged again. That its attestation is signed over
 * this very key by the first certificate of the chain was verified at enrolment and is not verified again.
 *
 * @param passkey        Keycloak's id of the credential
 * @param aaguid         its model, in the usual form, lower case
 * @param format         of its attestation statement: {@code packed}, {@code none}…
 * @param chain          certificates, DER in Base64, the one that signed first; empty: none, or it signed for itself
 * @param backupEligible it may be copied to other devices
 * @param backedUp       it was
 * @param judged         the last time; empty: never
 */
public record KeyEvidence(
        String passkey,
        String aaguid,
        String format,
        List<String> chain,
        boolean backupEligible,
        boolean backedUp,
        Vouched vouched,
        Instant enrolledAt,
        Optional<Judged> judged) {

    public record Judged(KeyVerdict verdict, Instant at) {}

    public KeyEvidence {
        chain = List.copyOf(chain);
    }

    /** Of a key that was enrolled just now and not judged yet. */
    public static KeyEvidence enrolled(
            String passkey,
            String aaguid,
            String format,
            List<X509Certificate> chain,
            boolean backupEligible,
            boolean backedUp,
            Vouched vouched,
            Instant now) {
        return new KeyEvidence(
                passkey,
                aaguid,
                format,
                chain.stream().map(KeyEvidence::encoded).toList(),
                backupEligible,
                backedUp,
                vouched,
                now,
                Optional.empty());
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public KeyEvidence judged(KeyVerdict verdict, Instant now) {
        return new KeyEvidence(
                passkey,
                aaguid,
                format,
                chain,
                backupEligible,
                backedUp,
                vouched,
                enrolledAt,
                Optional.of(new Judged(verdict, now)));
    }

    /** What it was worth the last time; empty where nobody judged it. */
    public Optional<Worth> worth() {
        return judged.map(last -> last.verdict().worth());
    }

    /** Why it was not; empty also where nobody judged it. */
    public Optional<Reason> shortOf() {
        return judged.flatMap(last -> last.verdict().why());
    }

    /** @throws CertificateException if one cannot be read */
    List<X509Certificate> certificates() throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (String one : chain) {
            certificates.add((X509Certificate) factory.generateCertificate(
                    new ByteArrayInputStream(Base64.getDecoder().decode(one))));
        }
        return certificates;
    }
}
