package fr.galien.directory.keycloak;

import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.RefreshTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;

/** As {@link AccessTokenIntrospection}, for refresh tokens. */
public final class RefreshTokenIntrospection extends RefreshTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new RefreshTokenIntrospectionProvider(session) {
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
