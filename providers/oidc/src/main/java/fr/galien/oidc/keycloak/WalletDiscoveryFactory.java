package fr.galien.oidc.keycloak;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.OIDCWellKnownProviderFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/**
 * {@code .well-known/wallet-openid-configuration}, the name Pro Santé Connect's clients look for. The path's last part is
 * looked up among aliases, and an alias is the id unless it says otherwise, so this stands beside
 * {@code openid-configuration} and replaces nothing.
 */
public final class WalletDiscoveryFactory implements WellKnownProviderFactory {

    static final String ENDPOINT = "authorization-endpoint";

    private Optional<URI> wallet = Optional.empty();

    @Override
    public void init(Config.Scope config) {
        wallet = HttpsAddress.of(config, getId(), ENDPOINT);
    }

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        return new WalletDiscovery(
                session.getProvider(WellKnownProvider.class, OIDCWellKnownProviderFactory.PROVIDER_ID), wallet);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(ENDPOINT)
                .type("string")
                .helpText("Address of the wallet's authorization endpoint; without it, the server's own.")
                .add()
                .build();
    }

    @Override
    public String getId() {
        return "wallet-openid-configuration";
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
