package fr.galien.oidc.keycloak;

import fr.galien.oidc.Offer;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.crypto.KeyStatus;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.OIDCWellKnownProvider;
import org.keycloak.protocol.oidc.representations.MTLSEndpointAliases;
import org.keycloak.protocol.oidc.representations.OIDCConfigurationRepresentation;

/** Keycloak's discovery document, cut down to what is offered ({@link Offer}) and completed by what Keycloak leaves out. */
final class Discovery extends OIDCWellKnownProvider {

    /** Ours, since no standard has a name for it: where the JSON Schema of every token is. */
    static final String SCHEMA = "galien_claims_schema";

    private static final String CIBA = "urn:openid:params:grant-type:ciba";

    private final KeycloakSession session;
    private final Optional<URI> mtls;
    private final List<String> claims;

    /**
     * @param mtls   the host that asks clients for a certificate; empty where there is none
     * @param claims every claim a client may ever get
     */
    Discovery(KeycloakSession session, Optional<URI> mtls, List<String> claims) {
        super(session, null, true);
        this.session = session;
        this.mtls = mtls;
        this.claims = claims;
    }

    @Override
    public Object getConfig() {
        OIDCConfigurationRepresentation document = (OIDCConfigurationRepresentation) super.getConfig();
        document.setGrantTypesSupported(Offer.among(document.getGrantTypesSupported(), Offer.GRANTS));
        document.setResponseTypesSupported(Offer.RESPONSE_TYPES);
        document.setResponseModesSupported(Offer.RESPONSE_MODES);
        document.setSubjectTypesSupported(Offer.SUBJECT_TYPES);
        document.setPromptValuesSupported(Offer.PROMPTS);
        document.setAcrValuesSupported(Offer.levels());
        document.setClaimsSupported(claims);
        document.setOtherClaims(SCHEMA, document.getIssuer() + "/schema");
        if (!document.getGrantTypesSupported().contains(CIBA)) {
            document.setBackchannelAuthenticationEndpoint(null);
            document.setBackchannelTokenDeliveryModesSupported(null);
            document.setBackchannelAuthenticationRequestSigningAlgValuesSupported(null);
        } else {
            document.setBackchannelTokenDeliveryModesSupported(Offer.DELIVERY_MODES);
            document.setBackchannelAuthenticationRequestSigningAlgValuesSupported(Offer.CLIENT_SIGNATURES);
        }
        signatures(document);
        encryption(document);
        clientAuthentication(document);
        return document;
    }

    private void signatures(OIDCConfigurationRepresentation document) {
        List<String> ours = signingAlgorithms();
        document.setIdTokenSigningAlgValuesSupported(ours);
        document.setUserInfoSigningAlgValuesSupported(ours);
        document.setAuthorizationSigningAlgValuesSupported(null);
        List<String> theirs = Offer.CLIENT_SIGNATURES;
        document.setTokenEndpointAuthSigningAlgValuesSupported(theirs);
        document.setIntrospectionEndpointAuthSigningAlgValuesSupported(theirs);
        document.setRevocationEndpointAuthSigningAlgValuesSupported(theirs);
        // A request object may be unsigned: it then says no more than the parameters would (RFC 9101 §10.1).
        document.setRequestObjectSigningAlgValuesSupported(
                Stream.concat(theirs.stream(), Stream.of("none")).toList());
        if (document.getDpopSigningAlgValuesSupported() != null) {
            document.setDpopSigningAlgValuesSupported(theirs);
        }
    }

    /** What the realm has a key to sign with, its default first. */
    private List<String> signingAlgorithms() {
        String first = session.getContext().getRealm().getDefaultSignatureAlgorithm();
        return session.keys()
                .getKeysStream(session.getContext().getRealm())
                .filter(key -> KeyUse.SIG.equals(key.getUse()) && key.getStatus() == KeyStatus.ACTIVE)
                .filter(key -> key.getPublicKey() != null)
                .map(KeyWrapper::getAlgorithm)
                .distinct()
                .sorted(Comparator.comparing((String algorithm) -> !algorithm.equals(first))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static void encryption(OIDCConfigurationRepresentation document) {
        List<String> keys = Offer.among(document.getIdTokenEncryptionAlgValuesSupported(), Offer.KEY_ENCRYPTIONS);
        List<String> contents =
                Offer.among(document.getIdTokenEncryptionEncValuesSupported(), Offer.CONTENT_ENCRYPTIONS);
        document.setIdTokenEncryptionAlgValuesSupported(keys);
        document.setIdTokenEncryptionEncValuesSupported(contents);
        document.setUserInfoEncryptionAlgValuesSupported(keys);
        document.setUserInfoEncryptionEncValuesSupported(contents);
        document.setAuthorizationEncryptionAlgValuesSupported(null);
        document.setAuthorizationEncryptionEncValuesSupported(null);
        // Encrypted to us, for which the realm has no key.
        document.setRequestObjectEncryptionAlgValuesSupported(null);
        document.setRequestObjectEncryptionEncValuesSupported(null);
    }

    private void clientAuthentication(OIDCConfigurationRepresentation document) {
        List<String> methods = mtls.isPresent()
                ? Stream.concat(Offer.CLIENT_AUTHENTICATION.stream(), Stream.of(Offer.CLIENT_CERTIFICATE))
                        .toList()
                : Offer.CLIENT_AUTHENTICATION;
        document.setTokenEndpointAuthMethodsSupported(methods);
        document.setIntrospectionEndpointAuthMethodsSupported(methods);
        document.setRevocationEndpointAuthMethodsSupported(methods);
        document.setTlsClientCertificateBoundAccessTokens(mtls.isPresent());
        // Of clients that authenticate by attestation, which are not offered.
        document.setClientAttestationSigningAlgValuesSupported(null);
        document.setClientAttestationPopSigningAlgValuesSupported(null);
        document.setMtlsEndpointAliases(
                mtls.map(host -> aliases(host, document)).orElse(null));
    }

    /** The same paths where a certificate is asked for (RFC 8705 §5). */
    private static MTLSEndpointAliases aliases(URI host, OIDCConfigurationRepresentation document) {
        MTLSEndpointAliases aliases = new MTLSEndpointAliases();
        aliases.setTokenEndpoint(at(host, document.getTokenEndpoint()));
        aliases.setRevocationEndpoint(at(host, document.getRevocationEndpoint()));
        aliases.setIntrospectionEndpoint(at(host, document.getIntrospectionEndpoint()));
        aliases.setUserInfoEndpoint(at(host, document.getUserinfoEndpoint()));
        aliases.setPushedAuthorizationRequestEndpoint(at(host, document.getPushedAuthorizationRequestEndpoint()));
        aliases.setBackchannelAuthenticationEndpoint(at(host, document.getBackchannelAuthenticationEndpoint()));
        return aliases;
    }

    private static String at(URI host, String endpoint) {
        return endpoint == null
                ? null
                : host.resolve(URI.create(endpoint).getRawPath()).toString();
    }
}
