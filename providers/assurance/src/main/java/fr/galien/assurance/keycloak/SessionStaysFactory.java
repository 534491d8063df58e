package fr.galien.assurance.keycloak;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** {@code galien-session-stays}: in a client policy for all clients. */
public final class SessionStaysFactory implements ClientPolicyExecutorProviderFactory {

    static final String ID = "galien-session-stays";

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new SessionStays(session);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Software that revokes its refresh token does not end the person's session.";
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
