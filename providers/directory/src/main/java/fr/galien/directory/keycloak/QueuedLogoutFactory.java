package fr.galien.directory.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocolFactory;
import org.keycloak.storage.UserStorageProvider;

/** In the place of Keycloak's own {@code openid-connect}. Without a queue to write to, Keycloak's own it is. */
public final class QueuedLogoutFactory extends OIDCLoginProtocolFactory {

    @Override
    public LoginProtocol create(KeycloakSession session) {
        OIDCLoginProtocol own = (OIDCLoginProtocol) super.create(session);
        DirectoryUserStorageProviderFactory directory =
                (DirectoryUserStorageProviderFactory) session.getKeycloakSessionFactory()
                        .getProviderFactory(UserStorageProvider.class, DirectoryUserStorageProviderFactory.ID);
        return directory
                .backlog()
                .<LoginProtocol>map(backlog -> new QueuedLogout(own.getConfig(), backlog).setSession(session))
                .orElse(own);
    }

    @Override
    public int order() {
        return super.order() + 1;
    }
}
