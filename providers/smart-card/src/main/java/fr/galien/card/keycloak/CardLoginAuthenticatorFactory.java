package fr.galien.card.keycloak;

import fr.galien.assurance.Means;
import fr.galien.assurance.OfferedMeans;
import fr.galien.assurance.flow.PreparesChoice;
import fr.galien.assurance.flow.StepFactory;
import fr.galien.card.HandOver;
import fr.galien.card.JudgeCard;
import fr.galien.directory.FindHeldCards;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The step {@value #ID} of a browser flow. Option {@code spi-authenticator--galien-card--card-host}: the address of the
 * card's host with Keycloak's path, {@code https://*.card.example.org/auth} for a fresh name an attempt, or
 * {@code https://card.example.org/auth}. The step's configuration is the realm's policy of cards.
 */
public final class CardLoginAuthenticatorFactory extends StepFactory implements OfferedMeans, PreparesChoice {

    public static final String ID = JudgeCard.STEP;

    private static final Logger LOG = Logger.getLogger(CardLoginAuthenticatorFactory.class);

    private final SecureRandom random = new SecureRandom();

    private Optional<CardHost> cardHost = Optional.empty();
    private FindHeldCards cardsOnFile = holder -> List.of();

    public CardLoginAuthenticatorFactory() {
        super(
                ID,
                "Galien: CPS card",
                "Identifies a professional by the certificate of their card, presented on the card's own host.",
                Requirement.ALTERNATIVE);
    }

    @Override
    public void init(Config.Scope config) {
        cardHost = CardHost.of(config.get("card-host"), random);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ServersDirectory.among(factory, FindHeldCards.class).ifPresent(found -> cardsOnFile = found);
        if (cardHost.isEmpty()) {
            // Not a failure of the server: it may be importing a realm, or have no use for cards. The card is offered
            // all the same, and chosen says what is missing: a page without any means would say less.
            LOG.errorf(
                    "No card login is possible: option spi-authenticator--%s--card-host is not an https address", ID);
        }
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return new CardLoginAuthenticator(
                new HandOver(new KeycloakSingleUse(session.singleUseObjects()), random),
                cardHost,
                cardsOnFile,
                Clock.systemUTC());
    }

    @Override
    public String choice() {
        return Means.SMART_CARD.choice();
    }

    /** Where scripts run, the card is read in a frame of the page. */
    @Override
    public void prepare(AuthenticationFlowContext flow, LoginFormsProvider page) {
        cardHost.ifPresent(host -> flow.getSession()
                .getProvider(SecurityHeadersProvider.class)
                .options()
                .allowFrameSrc(host.frameSource()));
    }

    @Override
    public String getReferenceCategory() {
        return ID;
    }

    @Override
    public boolean isConfigurable() {
        return true;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return PolicySettings.metadata();
    }
}
