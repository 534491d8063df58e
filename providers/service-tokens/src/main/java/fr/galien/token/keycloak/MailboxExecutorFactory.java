package fr.galien.token.keycloak;

import fr.galien.directory.FindMailboxes;
import fr.galien.token.MessagingLogin;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** {@code galien-mailbox}: in a client policy for all clients, before {@code galien-ciba}. Without it no login opens a mailbox. */
public final class MailboxExecutorFactory implements ClientPolicyExecutorProviderFactory {

    static final String ID = "galien-mailbox";

    private MessagingLogin rules;

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new MailboxExecutor(session, rules);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        rules = new MessagingLogin(DirectoryPorts.find(factory, FindMailboxes.class));
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "The access token of a login that asks for mssante:mail says which mailbox it opens, or is refused.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
