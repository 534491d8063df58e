package fr.galien.token.keycloak;

import fr.galien.directory.FindBilling;
import fr.galien.directory.FindMailboxes;
import fr.galien.directory.FindMandate;
import fr.galien.token.Exchange;
import fr.galien.token.SituationChoice;
import java.time.Clock;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.protocol.oidc.TokenExchangeProvider;
import org.keycloak.protocol.oidc.TokenExchangeProviderFactory;
import org.keycloak.storage.UserStorageProvider;

/** {@link ServiceTokenExchange}, before Keycloak's own exchange. */
public final class ServiceTokenExchangeFactory implements TokenExchangeProviderFactory {

    static final String ID = "galien";

    private final Clock clock = Clock.systemUTC();
    private Exchange rules;

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        rules = new Exchange(
                new SituationChoice(
                        port(factory, FindMandate.class, (person, structure, day) -> java.util.Optional.empty())),
                port(factory, FindMailboxes.class, person -> java.util.List.of()),
                port(factory, FindBilling.class, (person, structure) -> java.util.Optional.empty()),
                Map.of());
    }

    /** What the directory answers: its user storage is where it is found. */
    private static <T> T port(KeycloakSessionFactory factory, Class<T> type, T without) {
        return factory.getProviderFactoriesStream(UserStorageProvider.class)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(without);
    }

    /** For the other provider that makes such tokens. */
    static ServiceTokenExchangeFactory of(KeycloakSession session) {
        return (ServiceTokenExchangeFactory)
                session.getKeycloakSessionFactory().getProviderFactory(TokenExchangeProvider.class, ID);
    }

    Exchange rules() {
        return rules;
    }

    Clock clock() {
        return clock;
    }

    @Override
    public TokenExchangeProvider create(KeycloakSession session) {
        return new ServiceTokenExchange(rules, clock);
    }

    @Override
    public String getId() {
        return ID;
    }

    /** Keycloak's has 10. */
    @Override
    public int order() {
        return 20;
    }

    @Override
    public void close() {}
}
