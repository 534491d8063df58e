package fr.galien.oidc.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** {@link Introspection} for requests that say that it is a refresh token. */
public final class RefreshTokenIntrospection extends RefreshTokenIntrospectionProviderFactory {

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
