package fr.galien.token.keycloak;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProvider;
import org.keycloak.protocol.oidc.refresh.RefreshTokenProviderFactory;

/** {@link ServiceTokenRefresh}, before Keycloak's own. */
public final class ServiceTokenRefreshFactory implements RefreshTokenProviderFactory {

    @Override
    public RefreshTokenProvider create(KeycloakSession session) {
        ServiceTokenExchangeFactory exchange = ServiceTokenExchangeFactory.of(session);
        return new ServiceTokenRefresh(session, exchange.rules(session), exchange.clock());
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public String getId() {
        return "galien-service";
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public void close() {}
}
