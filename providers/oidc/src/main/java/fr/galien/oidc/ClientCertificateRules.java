package fr.galien.oidc;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Whether a certificate is the one a client is registered with ({@code tls_client_auth}, RFC 8705 §2.1). That whoever
 * presented it holds its key is the TLS handshake's to prove; whether it was revoked is the front's to ask.
 */
public final class ClientCertificateRules {

    private static final String CLIENT_AUTHENTICATION = "1.3.6.1.5.5.7.3.2";
    private static final int DIGITAL_SIGNATURE = 0;

    private final ClientAuthorities authorities;

    public ClientCertificateRules(ClientAuthorities authorities) {
        this.authorities = authorities;
    }

    /** Empty: the client is authenticated. */
    public Optional<ClientCertificateRefusal> judge(X509Certificate presented, ClientRegistration client, Instant now) {
        List<X509Certificate> named = authorities.named(client.authority());
        return Stream.<Supplier<Optional<ClientCertificateRefusal>>>of(
                        () -> unless(!named.isEmpty(), ClientCertificateRefusal.UNKNOWN_AUTHORITY),
                        () -> unless(isWithinValidity(presented, now), ClientCertificateRefusal.NOT_VALID_NOW),
                        () -> unless(
                                named.stream().anyMatch(authority -> issued(authority, presented, now)),
                                ClientCertificateRefusal.OTHER_ISSUER),
                        () -> unless(isForClients(presented), ClientCertificateRefusal.OTHER_USE),
                        () -> client.name().mismatch(presented))
                .flatMap(rule -> rule.get().stream())
                .findFirst();
    }

    private static Optional<ClientCertificateRefusal> unless(boolean kept, ClientCertificateRefusal refusal) {
        return kept ? Optional.empty() : Optional.of(refusal);
    }

    private static boolean isWithinValidity(X509Certificate certificate, Instant now) {
        try {
            certificate.checkValidity(Date.from(now));
            return true;
        } catch (CertificateException outside) {
            return false;
        }
    }

    /**
     * By the named authority itself. One beneath it may issue to others: under the root of a range stand the authority of
     * organisations and that of people.
     */
    private static boolean issued(X509Certificate authority, X509Certificate presented, Instant now) {
        try {
            PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
            parameters.setDate(Date.from(now));
            parameters.setRevocationEnabled(false);
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(presented)), parameters);
            // PKIX leaves the end of an anchor to whoever trusts it.
            return isWithinValidity(authority, now);
        } catch (GeneralSecurityException broken) {
            return false;
        }
    }

    /**
     * RFC 5280 §4.2.1.12: a server's certificate and a seal's name the same structure. Absent means any use to that RFC, and
     * not enough here.
     */
    private static boolean isForClients(X509Certificate certificate) {
        try {
            List<String> purposes = certificate.getExtendedKeyUsage();
            boolean[] usage = certificate.getKeyUsage();
            return purposes != null
                    && purposes.contains(CLIENT_AUTHENTICATION)
                    && (usage == null || usage[DIGITAL_SIGNATURE])
                    && certificate.getBasicConstraints() < 0;
        } catch (CertificateParsingException unreadable) {
            return false;
        }
    }
}
