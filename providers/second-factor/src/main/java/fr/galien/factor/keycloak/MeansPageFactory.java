package fr.galien.factor.keycloak;

import fr.galien.directory.FindHeldCards;
import fr.galien.factor.TellPerson;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code /realms/{realm}/second-factor/…}, see {@link SecondFactorResource}; and where people are told from. */
public final class MeansPageFactory implements RealmResourceProviderFactory, TellsPeople {

    public static final String ID = "second-factor";

    private FindHeldCards cards = holder -> List.of();

    private record Pages(SecondFactorResource resource) implements RealmResourceProvider {
        @Override
        public Object getResource() {
            return resource;
        }

        @Override
        public void close() {}
    }

    @Override
    public void init(Config.Scope config) {}

    /** The directory is another factory's, which is there only now. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        ServersFactory.among(factory, FindHeldCards.class).ifPresent(found -> cards = found);
    }

    @Override
    public RealmResourceProvider create(KeycloakSession session) {
        return new Pages(new SecondFactorResource(session, cards));
    }

    @Override
    public TellPerson in(KeycloakSession session) {
        return Telling.of(session);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public void close() {}
}
