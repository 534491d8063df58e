package fr.galien.assurance.keycloak;

import fr.galien.assurance.LevelRequest;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Single sign-on: a live session of this browser is enough if its evidence meets what the client asks. In the place of
 * Keycloak's cookie step, which compares levels that only its own level conditions can set.
 */
final class SessionAuthenticator extends PagelessStep {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        var live = AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        if (live == null) {
            context.attempted();
            return;
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (context.getSession()
                .getProvider(LoginProtocol.class, login.getProtocol())
                .requireReauthentication(live.session(), login)) {
            // prompt=login or max_age: Keycloak renews auth_time when it finds this note.
            login.setAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION, "true");
            context.setForwardedInfoMessage(Messages.REAUTHENTICATE);
            context.attempted();
            return;
        }
        var decision = SessionEvidence.request(login)
                .decide(SessionEvidence.of(live.session()).level());
        if (decision instanceof LevelRequest.Decision.Refused) {
            context.attempted();
            return;
        }
        context.setUser(live.user());
        login.setAuthNote(AuthenticationManager.SSO_AUTH, "true");
        context.attachUserSession(live.session());
        context.success();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }
}
