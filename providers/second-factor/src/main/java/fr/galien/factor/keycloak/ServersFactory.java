package fr.galien.factor.keycloak;

import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/** Whichever of Keycloak's provider factories answers for a port. */
final class ServersFactory {

    private ServersFactory() {}

    static <T> Optional<T> among(KeycloakSessionFactory factory, Class<T> port) {
        return factory.getSpis().stream()
                .flatMap(spi -> factory.getProviderFactoriesStream(spi.getProviderClass()))
                .filter(port::isInstance)
                .map(port::cast)
                .findFirst();
    }
}
