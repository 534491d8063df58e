package fr.galien.account.keycloak;

import fr.galien.account.Closing;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** The open sessions of one person, the last used first. */
final class OpenSessions {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel person;

    OpenSessions(KeycloakSession session, UserModel person) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.person = person;
    }

    List<UserSessionModel> all() {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, person),
                        session.sessions().getOfflineUserSessionsStream(realm, person))
                .sorted(Comparator.comparingInt(UserSessionModel::getLastSessionRefresh)
                        .reversed())
                .toList();
    }

    List<UserSessionModel> among(Closing closing, String current) {
        List<UserSessionModel> own = all();
        List<String> chosen =
                closing.among(own.stream().map(UserSessionModel::getId).toList(), current);
        return own.stream().filter(one -> chosen.contains(one.getId())).toList();
    }

    /** Its software is told, as at any logout. */
    void close(UserSessionModel one) {
        AuthenticationManager.backchannelLogout(session, one, true);
        new EventBuilder(realm, session, session.getContext().getConnection())
                .event(EventType.LOGOUT)
                .user(person)
                .session(one)
                .success();
    }
}
