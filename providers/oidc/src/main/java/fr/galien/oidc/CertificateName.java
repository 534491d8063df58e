package fr.galien.oidc;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** How a client's certificate is told from all others of its authority. */
public sealed interface CertificateName {

    /** Why this certificate is another's; empty if it is the client's. */
    Optional<ClientCertificateRefusal> mismatch(X509Certificate certificate);

    /**
     * By its whole subject (RFC 8705 §2.1.2, {@code tls_client_auth_subject_dn}), case and order included.
     */
    record Subject(X500Principal subject) implements CertificateName {

        @Override
        public Optional<ClientCertificateRefusal> mismatch(X509Certificate certificate) {
            // Not X500Principal.equals, which takes CN=a and CN=A for one.
            boolean same = subject.getName(X500Principal.RFC2253)
                    .equals(certificate.getSubjectX500Principal().getName(X500Principal.RFC2253));
            return same ? Optional.empty() : Optional.of(ClientCertificateRefusal.OTHER_SUBJECT);
        }
    }

    /** By the structure it was issued to: any certificate of that structure will do, today's and the one that renews it. */
    record Structure(StructureNumber number) implements CertificateName {

        @Override
        public Optional<ClientCertificateRefusal> mismatch(X509Certificate certificate) {
            return StructureNumber.in(certificate.getSubjectX500Principal())
                            .filter(number::equals)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(ClientCertificateRefusal.OTHER_STRUCTURE);
        }
    }
}
