package fr.galien.mobile.keycloak;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.grants.ciba.channel.AuthenticationChannelProvider;
import org.keycloak.protocol.oidc.grants.ciba.channel.AuthenticationChannelProviderFactory;

/** {@code galien}, chosen with the option {@code spi-ciba-auth-channel--provider}. */
public final class CibaChannelFactory implements AuthenticationChannelProviderFactory {

    @Override
    public AuthenticationChannelProvider create(KeycloakSession session) {
        return new CibaChannel(session);
    }

    @Override
    public String getId() {
        return "galien";
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
