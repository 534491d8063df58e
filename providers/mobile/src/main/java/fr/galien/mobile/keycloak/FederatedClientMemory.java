package fr.galien.mobile.keycloak;

import fr.galien.mobile.ClientMemory;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.storage.UserStorageUtil;
import org.keycloak.storage.federated.UserFederatedStorageProvider;

/**
 * Attributes that Keycloak keeps beside a person of the directory. Those that silence are one each: two that come at once both
 * last.
 */
record FederatedClientMemory(KeycloakSession session, RealmModel realm) implements ClientMemory {

    private static final String KNOWN = "galien.ciba.known";
    private static final String SILENCED = "galien.ciba.silenced.";

    /** The latest: whoever is forgotten waits instead of ringing, once. */
    private static final int MOST_KNOWN = 30;

    @Override
    public boolean isKnown(String user, String client) {
        return known(user).contains(client);
    }

    @Override
    public void approved(String user, String client) {
        List<String> before = known(user);
        if (!before.contains(client)) {
            storage()
                    .setAttribute(
                            realm,
                            user,
                            KNOWN,
                            Stream.concat(Stream.of(client), before.stream())
                                    .limit(MOST_KNOWN)
                                    .toList());
        }
    }

    @Override
    public boolean isSilenced(String user, String client) {
        return storage().getAttributes(realm, user).containsKey(SILENCED + client);
    }

    @Override
    public void silence(String user, String client) {
        storage().setSingleAttribute(realm, user, SILENCED + client, "true");
    }

    @Override
    public void forgive(String user) {
        storage().getAttributes(realm, user).keySet().stream()
                .filter(name -> name.startsWith(SILENCED))
                .toList()
                .forEach(name -> storage().removeAttribute(realm, user, name));
    }

    private List<String> known(String user) {
        return Objects.requireNonNullElse(storage().getAttributes(realm, user).get(KNOWN), List.of());
    }

    private UserFederatedStorageProvider storage() {
        return UserStorageUtil.userFederatedStorage(session);
    }
}
