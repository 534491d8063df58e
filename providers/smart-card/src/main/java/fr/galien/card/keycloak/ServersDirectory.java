package fr.galien.card.keycloak;

import fr.galien.directory.CardAnswer;
import fr.galien.directory.FindCard;
import org.keycloak.models.KeycloakSessionFactory;

/** The directory this server runs with: whichever of Keycloak's provider factories finds cards. */
final class ServersDirectory {

    /** Nobody to ask is an outage: it accepts no card. */
    static final FindCard NONE =
            number -> new CardAnswer.Unreachable(new IllegalStateException("this server has no directory"));

    private ServersDirectory() {}

    static FindCard among(KeycloakSessionFactory factory) {
        return factory.getSpis().stream()
                .flatMap(spi -> factory.getProviderFactoriesStream(spi.getProviderClass()))
                .filter(FindCard.class::isInstance)
                .map(FindCard.class::cast)
                .findFirst()
                .orElse(NONE);
    }
}
