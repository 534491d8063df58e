package fr.galien.factor.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Evidence.Act;
import fr.galien.assurance.Means;
import fr.galien.factor.KeyName;
import fr.galien.factor.Notice;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;

/** What happens to a means: it is done, the sessions it opened end, an event says so, and the person is told everywhere. */
final class MeansLife {

    /** Whose acts name the code that stood beside it. */
    private static final Set<Means> BY_PASSWORD = Set.of(Means.PASSWORD_WITH_CODE, Means.PASSWORD_WITH_RECOVERY_CODE);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel person;

    MeansLife(KeycloakSession session, UserModel person) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.person = person;
    }

    void rename(CredentialModel means, String name) {
        List<String> others = person.credentialManager()
                .getStoredCredentialsStream()
                .filter(one -> !one.getId().equals(means.getId()))
                .map(CredentialModel::getUserLabel)
                .filter(Objects::nonNull)
                .toList();
        person.credentialManager().updateCredentialLabel(means.getId(), KeyName.of(name, name, others));
        said(EventType.UPDATE_CREDENTIAL, means, "renamed");
    }

    /** @return the sessions that ended with it */
    List<UserSessionModel> delete(CredentialModel means) {
        person.credentialManager().removeStoredCredentialById(means.getId());
        new KeyEvidenceStore(person).forget(means.getId());
        List<UserSessionModel> opened = openedBy(act -> act.with().equals(means.getId()) || isOf(means, act));
        opened.forEach(this::end);
        said(EventType.REMOVE_CREDENTIAL, means, "deleted");
        TellsPeople.of(session).tell(person.getId(), Notice.DELETED);
        return opened;
    }

    /**
     * There is another password: somebody who knows the old one is let in by it nowhere any more.
     *
     * @param own the session in which it was set, behind something stronger
     */
    void passwordReplaced(String own) {
        openedBy(act -> BY_PASSWORD.contains(act.means())).stream()
                .filter(open -> !open.getId().equals(own))
                .forEach(this::end);
    }

    private static boolean isOf(CredentialModel means, Act act) {
        return PasswordCredentialModel.TYPE.equals(means.getType()) && BY_PASSWORD.contains(act.means());
    }

    /** Sessions, offline ones too, that something led to which the person did with it. */
    List<UserSessionModel> openedBy(Predicate<Act> means) {
        return Stream.concat(
                        session.sessions().getUserSessionsStream(realm, person),
                        session.sessions().getOfflineUserSessionsStream(realm, person))
                .filter(open -> Evidence.decode(open.getNote(Evidence.NOTE)).acts().stream()
                        .anyMatch(means))
                .toList();
    }

    /** Their software is told through the durable queue, as at any logout. */
    private void end(UserSessionModel open) {
        EventBuilder event = event(EventType.LOGOUT).session(open).detail(Details.REASON, "means");
        AuthenticationManager.backchannelLogout(session, open, true);
        event.success();
    }

    private void said(EventType type, CredentialModel means, String what) {
        event(type)
                .detail(Details.CREDENTIAL_TYPE, means.getType())
                .detail(Details.CREDENTIAL_ID, means.getId())
                .detail(Details.REASON, what)
                .success();
    }

    private EventBuilder event(EventType type) {
        return new EventBuilder(realm, session, session.getContext().getConnection())
                .event(type)
                .user(person);
    }
}
