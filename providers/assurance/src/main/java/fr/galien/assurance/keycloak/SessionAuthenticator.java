package fr.galien.assurance.keycloak;

import fr.galien.assurance.LevelRequest;
import fr.galien.assurance.Levels;
import fr.galien.assurance.SingleSignOn;
import fr.galien.assurance.flow.AskedLevel;
import fr.galien.identity.Assurance;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.util.TokenUtil;

/**
 * Single sign-on: a live session of this browser is enough if its evidence meets what the client asks, and if the person at
 * the screen says that it is theirs. In the place of Keycloak's cookie step, which compares levels that only its own level
 * conditions can set, and asks nobody.
 */
final class SessionAuthenticator implements Authenticator {

    /** A client attribute: {@code false} where people have a screen of their own. */
    static final String CONFIRM = "galien.sso.confirm";

    /** Whose session the page showed. Only on the server: the form that comes back cannot name another. */
    private static final String SHOWN = "galien.sso.shown";

    private static final Clock CLOCK = Clock.systemUTC();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<AuthResult> enough = enough(context);
        if (enough.isEmpty()) {
            Farewell.sayOf(context);
            context.attempted();
            return;
        }
        AuthResult live = enough.get();
        switch (decide(context.getAuthenticationSession(), live.session())) {
            case ANSWER -> logIn(context, live);
            case ASK -> ask(context, live);
            case INTERACTION_REQUIRED -> requireInteraction(context, live);
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String shown = context.getAuthenticationSession().getAuthNote(SHOWN);
        Optional<AuthResult> live = enough(context).filter(one -> whose(one).equals(shown));
        if (live.isEmpty()) {
            // Meanwhile logged out in another tab, or somebody else is there: whoever it is must see themselves named.
            context.resetFlow();
            return;
        }
        String answer = context.getHttpRequest().getDecodedFormParameters().getFirst("session");
        switch (Objects.toString(answer, "")) {
            case "continue" -> logIn(context, live.get());
            case "not-me" -> context.forceChallenge(Farewell.to(live.get().session(), context));
            default -> ask(context, live.get());
        }
    }

    /** The live session of this browser, unless the client wants more than it is worth. */
    private static Optional<AuthResult> enough(AuthenticationFlowContext context) {
        AuthResult live =
                AuthenticationManager.authenticateIdentityCookie(context.getSession(), context.getRealm(), true);
        if (live == null) {
            return Optional.empty();
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (context.getSession()
                .getProvider(LoginProtocol.class, login.getProtocol())
                .requireReauthentication(live.session(), login)) {
            // prompt=login or max_age: Keycloak renews auth_time when it finds this note.
            login.setAuthNote(AuthenticationManager.FORCED_REAUTHENTICATION, "true");
            context.setForwardedInfoMessage(Messages.REAUTHENTICATE);
            return Optional.empty();
        }
        AskedLevel asked = AskedLevel.of(context.getRealm(), login);
        Optional<Assurance> worth = Levels.of(context.getRealm()::getAttribute)
                .worth(SessionEvidence.of(live.session()), asked.accepted(), CLOCK.instant())
                .map(Levels.Worth::level);
        return asked.request().decide(worth) instanceof LevelRequest.Decision.Granted
                ? Optional.of(live)
                : Optional.empty();
    }

    private static SingleSignOn decide(AuthenticationSessionModel login, UserSessionModel live) {
        boolean mayAsk = !TokenUtil.hasPrompt(
                login.getClientNote(OIDCLoginProtocol.PROMPT_PARAM), OIDCLoginProtocol.PROMPT_VALUE_NONE);
        return SingleSignOn.of(
                !"false".equals(login.getClient().getAttribute(CONFIRM)),
                mayAsk,
                live.getAuthenticatedClientSessionByClient(login.getClient().getId()) != null);
    }

    /** The person too: a login that began in an ended session's time opens the next one under the same id. */
    private static String whose(AuthResult live) {
        return live.session().getId() + " " + live.user().getId();
    }

    private static void ask(AuthenticationFlowContext context, AuthResult live) {
        context.getAuthenticationSession().setAuthNote(SHOWN, whose(live));
        context.forceChallenge(ConfirmPage.of(context, live));
    }

    /**
     * Under {@code prompt=none} Keycloak makes {@code login_required} of any page of the flow, and
     * {@code interaction_required} only of an action that is still to be done.
     */
    private static void requireInteraction(AuthenticationFlowContext context, AuthResult live) {
        if (ConfirmAction.isOn(context.getRealm())) {
            context.getAuthenticationSession().addRequiredAction(ConfirmAction.ID);
            logIn(context, live);
        } else {
            context.attempted();
        }
    }

    private static void logIn(AuthenticationFlowContext context, AuthResult live) {
        context.setUser(live.user());
        context.getAuthenticationSession().setAuthNote(AuthenticationManager.SSO_AUTH, "true");
        context.attachUserSession(live.session());
        context.success();
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
