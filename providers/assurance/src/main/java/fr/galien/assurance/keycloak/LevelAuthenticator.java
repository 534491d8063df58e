package fr.galien.assurance.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.LevelRequest;
import fr.galien.assurance.Levels;
import fr.galien.assurance.LoginNotes;
import fr.galien.assurance.flow.AskedLevel;
import fr.galien.assurance.flow.Proved;
import java.time.Clock;
import java.time.Instant;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The last step of every login: weighs the evidence, meets the client's request or refuses it, and leaves the answer in
 * notes of ours for the mappers.
 */
final class LevelAuthenticator extends PagelessStep {

    private final Clock clock = Clock.systemUTC();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        AskedLevel asked = AskedLevel.of(context.getRealm(), login);
        Levels levels = Levels.of(context.getRealm()::getAttribute);
        Instant now = clock.instant();
        Evidence ofThisLogin = SessionEvidence.ofThisLogin(login);
        Evidence evidence = sum(context, ofThisLogin);
        Evidence counting = wantedAnew(login) ? ofThisLogin : evidence;
        switch (asked.request()
                .decide(levels.worth(counting, asked.accepted(), now).map(Levels.Worth::level))) {
            case LevelRequest.Decision.Granted granted -> {
                login.setAuthNote(Evidence.OF_THIS_LOGIN, ofThisLogin.encode());
                login.setUserSessionNote(Evidence.NOTE, evidence.encode());
                login.setClientNote(LoginNotes.ANSWER, granted.answer());
                levels.worth(evidence, now).ifPresent(worth -> tell(context.getEvent(), worth));
                LastChoice.remember(context, ofThisLogin);
                context.success();
            }
            case LevelRequest.Decision.Refused refused -> RefusedLevel.answer(context, refused.why());
        }
    }

    /** Under {@code prompt=login} and {@code max_age} what was done before does not count, however strong it was. */
    private static boolean wantedAnew(AuthenticationSessionModel login) {
        return "true".equals(login.getAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION));
    }

    /** What this login adds to the live session of the same person in this browser. Evidence of one never counts for another. */
    private static Evidence sum(AuthenticationFlowContext context, Evidence ofThisLogin) {
        return Proved.liveSession(context)
                .filter(live -> isOf(context.getUser(), live))
                .map(live -> SessionEvidence.of(live).and(ofThisLogin))
                .orElse(ofThisLogin);
    }

    private static boolean isOf(UserModel user, UserSessionModel session) {
        return user != null
                && session.getUser() != null
                && user.getId().equals(session.getUser().getId());
    }

    /** For whoever asks one day how sure it was: the same as the tokens say. */
    private static void tell(EventBuilder event, Levels.Worth worth) {
        Evidence.Act by = worth.by();
        event.detail("acr", worth.level().acr())
                .detail("amr", String.join(" ", by.means().methods()))
                .detail("means", by.means().setting());
        if (!by.with().isEmpty()) {
            event.detail("credential", by.with());
        }
    }

    @Override
    public boolean requiresUser() {
        return true;
    }
}
