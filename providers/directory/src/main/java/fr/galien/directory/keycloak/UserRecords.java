package fr.galien.directory.keycloak;

import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.jpa.JpaUserFederatedStorageProvider;

/**
 * What Keycloak itself keeps of people of the directory, but for one thing: the moment before which a person's tokens are void
 * is read once a request. Keycloak asks for it at each step of a refresh, with a query each time, since nothing of these
 * people is cached (they may be struck off at any moment).
 */
final class UserRecords extends JpaUserFederatedStorageProvider {

    private record Person(String realm, String user) {}

    private final Map<Person, Integer> notBefore = new HashMap<>();

    /** @param session of one request, for which this lives */
    UserRecords(KeycloakSession session, EntityManager database) {
        super(session, database);
    }

    @Override
    public int getNotBeforeOfUser(RealmModel realm, String userId) {
        return notBefore.computeIfAbsent(
                new Person(realm.getId(), userId), unknown -> super.getNotBeforeOfUser(realm, userId));
    }

    @Override
    public void setNotBeforeForUser(RealmModel realm, String userId, int moment) {
        super.setNotBeforeForUser(realm, userId, moment);
        notBefore.put(new Person(realm.getId(), userId), moment);
    }

    @Override
    public void preRemove(RealmModel realm, UserModel user) {
        super.preRemove(realm, user);
        notBefore.remove(new Person(realm.getId(), user.getId()));
    }
}
