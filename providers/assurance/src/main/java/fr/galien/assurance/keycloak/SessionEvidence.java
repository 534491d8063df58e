package fr.galien.assurance.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.LevelRequest;
import fr.galien.assurance.LoginNotes;
import fr.galien.identity.Assurance;
import java.util.List;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.endpoints.AuthorizationEndpoint;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where evidence and requests are found in Keycloak's sessions. */
final class SessionEvidence {

    private SessionEvidence() {}

    static Evidence of(UserSessionModel userSession) {
        return Evidence.decode(userSession.getNote(Evidence.NOTE));
    }

    /** What was done in this login, until its last step adds what the session holds already. */
    static Evidence ofThisLogin(AuthenticationSessionModel login) {
        return Evidence.decode(login.getUserSessionNotes().get(Evidence.NOTE));
    }

    /** What this login adds to the session of the same person in this browser, if there is a live one. */
    static Evidence of(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        Evidence added = ofThisLogin(login);
        UserSessionModel live = context.getSession()
                .sessions()
                .getUserSession(context.getRealm(), login.getParentSession().getId());
        return live != null
                        && AuthenticationManager.isSessionValid(context.getRealm(), live)
                        && isOf(context.getUser(), live)
                ? of(live).and(added)
                : added;
    }

    /**
     * A parameter that does not exist: the CI-SIS transport guide prints it in the place of {@code acr_values}, and its readers
     * are answered as if they had written that. Keycloak keeps what it does not know under this name.
     */
    private static final String MISTAKEN =
            AuthorizationEndpoint.LOGIN_SESSION_NOTE_ADDITIONAL_REQ_PARAMS_PREFIX + "acr";

    /** The levels asked, read as Keycloak itself reads them: an essential acr of {@code claims} goes before any other. */
    static LevelRequest request(AuthenticationSessionModel login) {
        String claims = login.getClientNote(OIDCLoginProtocol.CLAIMS_PARAM);
        List<String> essential = AcrUtils.getRequiredAcrValues(claims);
        List<String> asked = essential.isEmpty()
                ? AcrUtils.getAcrValues(claims, login.getClientNote(OIDCLoginProtocol.ACR_PARAM), login.getClient())
                : essential;
        return new LevelRequest(asked.isEmpty() ? mistaken(login) : asked);
    }

    /** For the means, which do not read requests: none is to begin what cannot reach the level. */
    static void noteLeastAsked(AuthenticationSessionModel login) {
        request(login)
                .least()
                .ifPresentOrElse(
                        level -> login.setAuthNote(LoginNotes.LEAST_ASKED, level.acr()),
                        () -> login.removeAuthNote(LoginNotes.LEAST_ASKED));
    }

    /** A level, or nothing: no parameter that does not exist makes a request fail. */
    private static List<String> mistaken(AuthenticationSessionModel login) {
        return Assurance.ofAcr(Objects.toString(login.getClientNote(MISTAKEN), "")).stream()
                .map(Assurance::acr)
                .toList();
    }

    /** Evidence of one person never counts for another. */
    private static boolean isOf(UserModel user, UserSessionModel session) {
        return user != null
                && session.getUser() != null
                && user.getId().equals(session.getUser().getId());
    }
}
