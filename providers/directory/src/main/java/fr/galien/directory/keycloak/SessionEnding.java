package fr.galien.directory.keycloak;

import fr.galien.directory.LogoutNotice;
import fr.galien.directory.Stop;
import fr.galien.directory.jdbc.JdbcLogoutNotices;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.component.ComponentModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.session.UserSessionPersisterProvider;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.storage.StorageId;
import org.keycloak.storage.UserStorageProvider;

/**
 * Ends what a stopped person has open, online and offline, in every realm over the directory. A login in progress needs
 * nothing done: Keycloak asks whether its user is enabled at every step and again for the code.
 */
final class SessionEnding {

    private static final Logger LOG = Logger.getLogger(SessionEnding.class);

    private final KeycloakSessionFactory factory;
    private final JdbcLogoutNotices notices;

    SessionEnding(KeycloakSessionFactory factory, JdbcLogoutNotices notices) {
        this.factory = factory;
        this.notices = notices;
    }

    /** @return false if it could not: nothing was ended then, and it was said in the log */
    boolean of(Stop stop) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> end(session, stop));
            return true;
        } catch (RuntimeException e) {
            // Without its message and cause, which could name the person.
            LOG.warnf(
                    "RPPS-0331: sessions could not be ended and will be, reason=%s",
                    e.getClass().getSimpleName());
            return false;
        }
    }

    private void end(KeycloakSession session, Stop stop) {
        session.realms()
                .getRealmsStream()
                .toList()
                .forEach(realm -> directories(realm)
                        .forEach(component -> end(session, realm, StorageId.keycloakId(component, stop.key()), stop)));
    }

    static Stream<ComponentModel> directories(RealmModel realm) {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .filter(component -> DirectoryUserStorageProviderFactory.ID.equals(component.getProviderId()));
    }

    private void end(KeycloakSession session, RealmModel realm, String userId, Stop stop) {
        session.getContext().setRealm(realm);
        List<UserSessionModel> open = Stream.of(false, true)
                .flatMap(offline -> open(session, realm, userId, offline))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        boolean mayLogIn = mayLogIn(session.users().getUserById(realm, userId));
        List<UserSessionModel> ending = open.stream()
                .filter(one -> stop.ends(Instant.ofEpochSecond(one.getStarted()), mayLogIn))
                .toList();
        owe(ending.stream()
                .flatMap(one -> Owed.by(session, one, userId).stream())
                .toList());
        ending.forEach(one -> remove(session, realm, userId, one, stop));
    }

    /** Not by {@code session.sessions()}: it finds nothing of somebody who is no longer a user, such as an alias. */
    private static Stream<UserSessionModel> open(
            KeycloakSession session, RealmModel realm, String userId, boolean offline) {
        return session
                .getProvider(UserSessionPersisterProvider.class)
                .loadUserSessionsStream(realm, new Whoever(userId), offline, 0, null)
                .toList()
                .stream();
    }

    private static boolean mayLogIn(UserModel user) {
        return user != null && user.isEnabled();
    }

    /** Committed before anything is removed: afterwards nobody would know who is owed what. */
    private void owe(List<LogoutNotice> owed) {
        try {
            notices.add(owed);
        } catch (SQLException e) {
            throw new IllegalStateException("the logouts that are owed could not be written", e);
        }
    }

    private static void remove(
            KeycloakSession session, RealmModel realm, String userId, UserSessionModel ending, Stop stop) {
        if (ending.isOffline()) {
            session.sessions().removeOfflineUserSession(realm, ending);
        } else {
            session.sessions().removeUserSession(realm, ending);
        }
        new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(userId)
                .session(ending.getId())
                .detail(Details.REASON, "directory: " + stop.reason())
                .success();
    }

    /** A user of whom the id is known. */
    static final class Whoever extends UserModelDelegate {

        private final String id;

        Whoever(String id) {
            super(null);
            this.id = id;
        }

        @Override
        public String getId() {
            return id;
        }
    }
}
