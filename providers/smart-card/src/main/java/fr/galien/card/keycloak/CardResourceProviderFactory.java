package fr.galien.card.keycloak;

import fr.galien.card.CardAuthority;
import fr.galien.card.CardEnvironment;
import fr.galien.card.CardPolicy;
import fr.galien.card.CardRules;
import fr.galien.card.CardVerdict;
import fr.galien.card.HandOver;
import fr.galien.card.JudgeCard;
import fr.galien.card.Outage;
import fr.galien.card.PresentedCertificate;
import fr.galien.card.revocation.RevocationSources;
import fr.galien.card.revocation.RevocationState;
import fr.galien.identity.ProductionCheck;
import io.micrometer.core.instrument.Metrics;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * The resource {@code /realms/{realm}/card/{handle}}, which only the card's host routes. Options, read at start:
 * {@code spi-realm-restapi-extension--card--authorities} (a directory), {@code …--environment} ({@code production} or
 * {@code test}), {@code …--revocation-sources} (a file, see {@link RevocationSources}), {@code …--revocation-store} (a
 * directory) and {@code …--ocsp-timeout} (milliseconds).
 */
public final class CardResourceProviderFactory implements RealmResourceProviderFactory, ProductionCheck, JudgeCard {

    public static final String ID = "card";

    private final SecureRandom random = new SecureRandom();

    private CardSettings settings = CardSettings.NOTHING;
    private RevocationSetup revocation = RevocationSetup.NOTHING;
    private CardRules rules =
            CardSettings.NOTHING.rules(RevocationSetup.NOTHING.ask(), ServersDirectory.NONE, Clock.systemUTC());

    @Override
    public void init(Config.Scope config) {
        settings = CardSettings.read(config.get("authorities"), config.get("environment"));
        revocation = RevocationSetup.read(config, settings.authorities());
    }

    /** The directory is another factory's, which is there only now; so is what collects metrics. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        rules = settings.rules(revocation.ask(), ServersDirectory.among(factory), Clock.systemUTC());
        revocation.start();
        RevocationMetrics.register(Metrics.globalRegistry, revocation::state, Clock.systemUTC());
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        HandOver handOver = new HandOver(new KeycloakSingleUse(session.singleUseObjects()), random);
        return new CardResourceProvider(new CardResource(session, rules, handOver));
    }

    @Override
    public CardVerdict judge(PresentedCertificate presented, Map<String, String> policy) {
        CardPolicy read;
        try {
            read = PolicySettings.read(policy);
        } catch (IllegalArgumentException unusable) {
            return new CardVerdict.Undecided(Outage.SETTINGS, unusable.getMessage());
        }
        return rules.judge(Optional.of(presented), read);
    }

    RevocationState revocationState() {
        return revocation.state();
    }

    void refreshRevocation() {
        revocation.refresh();
    }

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
        revocation
                .unwatched(settings.authorities())
                .forEach(
                        authority -> faults.add(
                                new Fault(
                                        "PROD-0907",
                                        "Nobody says which cards of '" + authority
                                                + "' were revoked: name its list in the file of spi-realm-restapi-extension--card--revocation-sources.")));
        return faults;
    }

    @Override
    public void close() {
        revocation.close();
    }

    @Override
    public String getId() {
        return ID;
    }
}
