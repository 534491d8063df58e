package fr.galien.factor.keycloak;

import fr.galien.directory.FindHeldCards;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;

/** What browsers find under {@code /realms/{realm}/second-factor}. */
public class SecondFactorResource {

    private final KeycloakSession session;
    private final FindHeldCards cards;

    SecondFactorResource(KeycloakSession session, FindHeldCards cards) {
        this.session = session;
        this.cards = cards;
    }

    @Path("means")
    public MeansPage means() {
        return new MeansPage(session, cards);
    }
}
