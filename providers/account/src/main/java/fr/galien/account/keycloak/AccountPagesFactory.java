package fr.galien.account.keycloak;

import fr.galien.directory.FindHeldCards;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.AccountResourceProvider;
import org.keycloak.services.resource.AccountResourceProviderFactory;

/**
 * "My account" at {@code /realms/{realm}/account}, before Keycloak's own console, which is a page of inline scripts and would
 * stay blank under our Content-Security-Policy.
 */
public final class AccountPagesFactory implements AccountResourceProviderFactory {

    private FindHeldCards cardsOnFile = holder -> List.of();

    @Override
    public void init(Config.Scope config) {}

    /** The directory is another factory's, which is there only now. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.getSpis().stream()
                .flatMap(spi -> factory.getProviderFactoriesStream(spi.getProviderClass()))
                .filter(FindHeldCards.class::isInstance)
                .map(FindHeldCards.class::cast)
                .findFirst()
                .ifPresent(found -> cardsOnFile = found);
    }

    @Override
    public AccountResourceProvider create(KeycloakSession session) {
        return new AccountPages(new AccountResource(session, cardsOnFile));
    }

    /** Keycloak's console and its API, which this stands before, are switched off. */
    @Override
    public boolean isSupported(Config.Scope config) {
        return true;
    }

    @Override
    public String getId() {
        return "galien";
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public void close() {}
}
