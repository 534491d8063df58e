package fr.galien.token.keycloak;

import java.time.Clock;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** {@code galien-service-revocation}: in a client policy for all clients. */
public final class RevokedServiceTokenFactory implements ClientPolicyExecutorProviderFactory {

    static final String ID = "galien-service-revocation";

    private final Clock clock = Clock.systemUTC();

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new RevokedServiceToken(session, clock);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "A service's token can be revoked when the session it was made from is gone.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
