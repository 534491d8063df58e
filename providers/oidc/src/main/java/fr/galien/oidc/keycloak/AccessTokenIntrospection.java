package fr.galien.oidc.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** {@link Introspection} for requests that say nothing of the token's type, or that it is an access token. */
public final class AccessTokenIntrospection extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new Introspection(session);
    }

    /** Before Keycloak's, which has 0. */
    @Override
    public int order() {
        return 1;
    }
}
