package fr.galien.factor.keycloak;

import fr.galien.assurance.Means;
import fr.galien.factor.Json;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyVerdict;
import fr.galien.factor.KeyVerdict.Worth;
import fr.galien.factor.Notice;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.protocol.LoginProtocol;

/**
 * What follows when a key is judged otherwise than before: its evidence says so, and if it is worth less or more, an event and the
 * person are told. Sessions it opened as what it is no more end.
 */
final class JudgedAgain {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final KeyJudge judge;
    private final Clock clock;

    JudgedAgain(KeycloakSession session, KeyJudge judge, Clock clock) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.judge = judge;
        this.clock = clock;
    }

    /** @param credential of the evidence, not of the passkey */
    void of(String user, String credential) {
        UserModel person = session.users().getUserById(realm, user);
        if (person == null) {
            return;
        }
        Optional.ofNullable(person.credentialManager().getStoredCredentialById(credential))
                .ifPresent(stored ->
                        KeyEvidenceStore.evidence(stored).ifPresent(evidence -> judged(person, stored, evidence)));
    }

    private void judged(UserModel person, CredentialModel stored, KeyEvidence before) {
        KeyVerdict verdict = judge.judge(before);
        stored.setCredentialData(Json.write(before.judged(verdict, clock.instant())));
        person.credentialManager().updateStoredCredential(stored);
        int rise = before.worth().map(verdict.worth()::compareTo).orElse(0);
        if (rise == 0) {
            return;
        }
        if (rise < 0) {
            endSessions(person, before.passkey(), verdict.worth());
        }
        Notice notice = rise > 0 ? Notice.RESTORED : ofTheFall(verdict.worth());
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.UPDATE_CREDENTIAL)
                .user(person)
                .detail(Details.CREDENTIAL_TYPE, WebAuthnCredentialModel.TYPE_PASSWORDLESS)
                .detail(Details.CREDENTIAL_ID, before.passkey())
                .detail(Details.REASON, notice.name().toLowerCase(Locale.ROOT));
        verdict.why().ifPresent(why -> event.detail("code", why.code()));
        event.success();
        TellsPeople.of(session).tell(person.getId(), notice);
    }

    private static Notice ofTheFall(Worth now) {
        return now == Worth.NOTHING ? Notice.REFUSED : Notice.DOWNGRADED;
    }

    private void endSessions(UserModel person, String passkey, Worth now) {
        new MeansLife(session, person)
                .openedBy(act ->
                        act.with().equals(passkey) && (now == Worth.NOTHING || act.means() == Means.SECURITY_KEY))
                .forEach(open -> end(person, open));
    }

    /** Not by Keycloak's own back-channel logout, which wants a request and its cookies. */
    private void end(UserModel person, UserSessionModel open) {
        open.getAuthenticatedClientSessions().values().forEach(client -> tell(open, client));
        if (open.isOffline()) {
            session.sessions().removeOfflineUserSession(realm, open);
        } else {
            session.sessions().removeUserSession(realm, open);
        }
        new EventBuilder(realm, session)
                .event(EventType.LOGOUT)
                .user(person)
                .session(open.getId())
                .detail(Details.REASON, "key")
                .success();
    }

    /** Through the durable queue, which is in the way of every back-channel logout. */
    private void tell(UserSessionModel open, AuthenticatedClientSessionModel client) {
        if (client.getProtocol() != null) {
            LoginProtocol protocol = session.getProvider(LoginProtocol.class, client.getProtocol());
            protocol.setRealm(realm).backchannelLogout(open, client);
        }
    }
}
