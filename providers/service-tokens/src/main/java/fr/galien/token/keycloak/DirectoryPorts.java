package fr.galien.token.keycloak;

import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.storage.UserStorageProvider;

/** What the directory answers, where it is found: its user storage offers it. */
final class DirectoryPorts {

    private DirectoryPorts() {}

    /**
     * @param type of {@code fr.galien.directory}
     * @throws IllegalStateException if nobody offers it: the server was put together without the directory
     */
    static <T> T find(KeycloakSessionFactory factory, Class<T> type) {
        return factory.getProviderFactoriesStream(UserStorageProvider.class)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the directory answers no " + type.getSimpleName()));
    }
}
