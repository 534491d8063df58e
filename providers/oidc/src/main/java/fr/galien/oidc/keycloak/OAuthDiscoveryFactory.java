package fr.galien.oidc.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oauth2.OAuth2WellKnownProviderFactory;
import org.keycloak.protocol.oidc.OIDCWellKnownProviderFactory;
import org.keycloak.wellknown.WellKnownProvider;

/** {@code …/.well-known/oauth-authorization-server} (RFC 8414 §3): the same document under the name of OAuth alone. */
public final class OAuthDiscoveryFactory extends OAuth2WellKnownProviderFactory {

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        return session.getProvider(WellKnownProvider.class, OIDCWellKnownProviderFactory.PROVIDER_ID);
    }

    /** Before Keycloak's, which has 0. */
    @Override
    public int order() {
        return 1;
    }
}
