package fr.galien.token.keycloak;

import fr.galien.oidc.StructureNumber;
import fr.galien.token.Binding;
import fr.galien.token.CertificateBinding;
import fr.galien.token.Requester;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.authenticators.client.X509ClientAuthenticator;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.dpop.DPoP;
import org.keycloak.services.util.DPoPUtil;
import org.keycloak.services.x509.X509ClientCertificateLookup;

/**
 * What the connection proves of whoever sent a request. A certificate counts where it is what the client authenticated with:
 * one that merely came along was judged by nobody.
 *
 * @param binding   what a token is to be bound to
 * @param structure the one in the certificate, or the one the client is registered with where it needs none
 */
record Sender(Binding binding, Optional<StructureNumber> structure) {

    static Sender of(KeycloakSession session, ClientModel client, Requester requester) {
        if (X509ClientAuthenticator.PROVIDER_ID.equals(client.getClientAuthenticatorType())) {
            X509Certificate certificate = certificate(session)
                    .orElseThrow(() -> new IllegalStateException("a client with a certificate came without"));
            return new Sender(
                    new Binding.ToCertificate(CertificateBinding.to(certificate)),
                    StructureNumber.in(certificate.getSubjectX500Principal()));
        }
        DPoP proof = session.getAttribute(DPoPUtil.DPOP_SESSION_ATTRIBUTE, DPoP.class);
        return new Sender(
                proof == null ? new Binding.ToNothing() : new Binding.ToKey(proof.getThumbprint()),
                requester.structure());
    }

    private static Optional<X509Certificate> certificate(KeycloakSession session) {
        try {
            X509Certificate[] chain = session.getProvider(X509ClientCertificateLookup.class)
                    .getCertificateChain(session.getContext().getHttpRequest());
            return chain == null ? Optional.empty() : Stream.of(chain).findFirst();
        } catch (GeneralSecurityException unreadable) {
            return Optional.empty();
        }
    }
}
