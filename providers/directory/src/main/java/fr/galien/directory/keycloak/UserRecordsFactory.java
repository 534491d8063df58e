package fr.galien.directory.keycloak;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.storage.federated.UserFederatedStorageProvider;
import org.keycloak.storage.jpa.JpaUserFederatedStorageProviderFactory;

/** In the place of Keycloak's own {@code jpa}. */
public final class UserRecordsFactory extends JpaUserFederatedStorageProviderFactory {

    @Override
    public UserFederatedStorageProvider create(KeycloakSession session) {
        return new UserRecords(
                session, session.getProvider(JpaConnectionProvider.class).getEntityManager());
    }

    /** Before Keycloak's, which has 0. */
    @Override
    public int order() {
        return 1;
    }
}
