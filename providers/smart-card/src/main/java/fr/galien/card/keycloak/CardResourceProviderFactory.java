package fr.galien.card.keycloak;

import fr.galien.card.CardAuthority;
import fr.galien.card.CardEnvironment;
import fr.galien.card.CardRules;
import fr.galien.card.HandOver;
import fr.galien.card.revocation.AskRevocation;
import fr.galien.card.revocation.RevocationAnswer;
import fr.galien.card.revocation.RevocationState;
import fr.galien.identity.ProductionCheck;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * The resource {@code /realms/{realm}/card/{handle}}, which only the card's host routes. Options, read at start:
 * {@code spi-realm-restapi-extension--card--authorities} (a directory) and {@code …--environment} ({@code production} or
 * {@code test}).
 */
public final class CardResourceProviderFactory implements RealmResourceProviderFactory, ProductionCheck {

    public static final String ID = "card";

    private static final AskRevocation NO_REVOCATION = (certificate, issuer, policy) -> new RevocationAnswer.Good();

    private final SecureRandom random = new SecureRandom();

    private CardSettings settings = CardSettings.NOTHING;
    private CardRules rules = CardSettings.NOTHING.rules(NO_REVOCATION, ServersDirectory.NONE, Clock.systemUTC());

    @Override
    public void init(Config.Scope config) {
        settings = CardSettings.read(config.get("authorities"), config.get("environment"));
    }

    /** The directory is another factory's, which is there only now. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        rules = settings.rules(NO_REVOCATION, ServersDirectory.among(factory), Clock.systemUTC());
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        HandOver handOver = new HandOver(new KeycloakSingleUse(session.singleUseObjects()), random);
        return new CardResourceProvider(new CardResource(session, rules, handOver));
    }

    RevocationState revocationState() {
        return new RevocationState(List.of(), List.of());
    }

    void refreshRevocation() {}

    @Override
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (CardAuthority authority : settings.authorities().pinned()) {
            if (authority.isOfTheTestkit() || authority.environment() == CardEnvironment.TEST) {
                faults.add(new Fault(
                        "PROD-0901",
                        "The card authority '" + authority.name()
                                + "' is not one of production: take it out of the directory of card authorities."));
            }
        }
        if (settings.environment().filter(CardEnvironment.TEST::equals).isPresent()) {
            faults.add(
                    new Fault(
                            "PROD-0902",
                            "The server accepts TEST cards: set spi-realm-restapi-extension--card--environment to production."));
        }
        return faults;
    }

    @Override
    public void close() {}

    @Override
    public String getId() {
        return ID;
    }
}
