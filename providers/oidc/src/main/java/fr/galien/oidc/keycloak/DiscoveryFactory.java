package fr.galien.oidc.keycloak;

import fr.galien.claims.ClaimSchema;
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

/** {@code …/.well-known/openid-configuration}, in the place of Keycloak's own. */
public final class DiscoveryFactory implements WellKnownProviderFactory {

    static final String MTLS = "mtls-address";

    private Optional<URI> mtls = Optional.empty();
    private List<String> claims = List.of();

    @Override
    public void init(Config.Scope config) {
        mtls = HttpsAddress.of(config, getId(), MTLS);
        claims = ClaimSchema.current().names();
    }

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        return new Discovery(session, mtls, claims);
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(MTLS)
                .type("string")
                .helpText("Address of the host that asks clients for their certificate, https://host:port;"
                        + " without it, no client can authenticate by certificate and none is told to.")
                .add()
                .build();
    }

    @Override
    public String getId() {
        return OIDCWellKnownProviderFactory.PROVIDER_ID;
    }

    /** Before Keycloak's, which has 0. */
    @Override
    public int order() {
        return 1;
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
