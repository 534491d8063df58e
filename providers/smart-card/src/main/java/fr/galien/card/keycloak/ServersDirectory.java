package fr.galien.card.keycloak;

import fr.galien.directory.CardAnswer;
import fr.galien.directory.FindCard;
import java.util.Optional;
import org.keycloak.models.KeycloakSessionFactory;

/** The directory this server runs with: whichever of Keycloak's provider factories answers for it. */
final class ServersDirectory {

    /** Nobody to ask is an outage: it accepts no card. */
    static final FindCard NONE =
            number -> new CardAnswer.Unreachable(new IllegalStateException("this server has no directory"));

    private ServersDirectory() {}

    /** Whether cards are opposed. */
    static FindCard among(KeycloakSessionFactory factory) {
        return among(factory, FindCard.class).orElse(NONE);
    }

    static <T> Optional<T> among(KeycloakSessionFactory factory, Class<T> port) {
        return factory.getSpis().stream()
                .flatMap(spi -> factory.getProviderFactoriesStream(spi.getProviderClass()))
                .filter(port::isInstance)
                .map(port::cast)
                .findFirst();
    }
}
