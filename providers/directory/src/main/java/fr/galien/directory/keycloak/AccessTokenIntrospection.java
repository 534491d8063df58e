package fr.galien.directory.keycloak;

import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;

/**
 * In the place of Keycloak's own, whose endpoint makes an outage of the directory into 400 "invalid_request": an outage is
 * neither the caller's fault nor the end of a token.
 */
public final class AccessTokenIntrospection extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new AccessTokenIntrospectionProvider<AccessToken>(session) {
            @Override
            public Response introspect(String token, EventBuilder event) {
                try {
                    return super.introspect(token, event);
                } catch (RuntimeException e) {
                    throw Outage.in(e)
                            .<RuntimeException>map(outage -> Outage.answer())
                            .orElse(e);
                }
            }
        };
    }

    @Override
    public int order() {
        return 1;
    }
}
