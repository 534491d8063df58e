package fr.galien.audit.keycloak;

import fr.galien.audit.Pseudonym;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * {@code galien-log}. Option {@code --spi-events-listener--galien-log--key}: the pseudonym key, at least 16 characters, the
 * same on every node; without it each start has its own, and pseudonyms cannot be followed from one start to the next.
 */
public final class EventLogFactory implements EventListenerProviderFactory {

    private Pseudonym pseudonym;

    @Override
    public String getId() {
        return "galien-log";
    }

    @Override
    public void init(Config.Scope config) {
        String key = config.get("key");
        pseudonym = new Pseudonym(key == null ? ownKey() : key.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new EventLog(pseudonym, (realmId, clientId) -> {
            RealmModel realm = session.realms().getRealm(realmId);
            return realm != null && realm.getClientByClientId(clientId) != null;
        });
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}

    private static byte[] ownKey() {
        Logger.getLogger(EventLogFactory.class)
                .info("no pseudonym key is set: people have other pseudonyms after each start");
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }
}
