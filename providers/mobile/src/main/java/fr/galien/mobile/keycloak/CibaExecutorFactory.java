package fr.galien.mobile.keycloak;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** {@code galien-ciba}: last in a client policy for all clients. Without it no request over CIBA is taken. */
public final class CibaExecutorFactory implements ClientPolicyExecutorProviderFactory {

    static final String ID = "galien-ciba";

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new CibaExecutor(session);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Judges a request over CIBA before anybody is bothered, and opens it.";
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
