package fr.galien.assurance.keycloak;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.RestartLoginCookie;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * "Not me": the session of whoever was here before ends, for every software in it, and the login begins again.
 *
 * <p>Under another id: a login gives its own to the session it opens, so that the next person would have the session id of
 * the previous one, and a logout that some software is told late would be theirs.
 */
final class Farewell {

    /** In the new login, until its first page has said it. */
    private static final String NOTE = "galien.sso.closed";

    private static final String MESSAGE = "galien.confirm.closed";

    private Farewell() {}

    /** @return the way to the new login */
    static Response to(UserSessionModel previous, AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        AuthenticationSessionModel next = sameRequest(context);
        next.setAuthNote(NOTE, "true");
        EventBuilder event = context.newEvent()
                .event(EventType.LOGOUT)
                .user(previous.getUser())
                .session(previous)
                .detail(Details.REASON, "not me");
        // Keycloak would take the login in progress for the logout's, and remove it.
        session.getContext().setAuthenticationSession(next);
        AuthenticationManager.backchannelLogout(session, previous, true);
        event.success();
        session.getContext().setAuthenticationSession(next);
        RestartLoginCookie.setRestartCookie(session, next);
        return Response.seeOther(new AuthenticationFlowURLHelper(session, context.getRealm(), context.getUriInfo())
                        .getLastExecutionUrl(next))
                .build();
    }

    /** Says on the page to come that the session was closed. */
    static void sayOf(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (login.getAuthNote(NOTE) != null) {
            login.removeAuthNote(NOTE);
            context.setForwardedInfoMessage(MESSAGE);
        }
    }

    /** What the software asked, as Keycloak's restart cookie keeps it. */
    private static AuthenticationSessionModel sameRequest(AuthenticationFlowContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        AuthenticationSessionModel next = new AuthenticationSessionManager(context.getSession())
                .createAuthenticationSession(context.getRealm(), true)
                .createAuthenticationSession(login.getClient());
        next.setProtocol(login.getProtocol());
        next.setRedirectUri(login.getRedirectUri());
        next.setAction(login.getAction());
        login.getClientNotes().forEach(next::setClientNote);
        return next;
    }
}
