package fr.galien.mobile.keycloak;

import fr.galien.mobile.Enrolments;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** How far an enrolment is, for the screen that began it and no other. */
public class EnrolmentStatus {

    /** Milliseconds between two looks. */
    private static final int AGAIN = 1_000;

    private final KeycloakSession session;
    private final Enrolments enrolments;

    EnrolmentStatus(KeycloakSession session, Enrolments enrolments) {
        this.session = session;
        this.enrolments = enrolments;
    }

    @GET
    @Path("{eid}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response of(@PathParam("eid") String eid) {
        Response.ResponseBuilder answer = isOfALogin(eid) || isOfAnActivation(eid)
                ? Response.ok(Map.of("state", enrolments.progress(eid).name().toLowerCase(Locale.ROOT), "again", AGAIN))
                : Response.status(Response.Status.NOT_FOUND).entity(Map.of());
        return answer.header("Cache-Control", "no-store").build();
    }

    private boolean isOfAnActivation(String eid) {
        return new ActivationCookie(session)
                .screen()
                .filter(screen -> screen.eid().equals(eid))
                .isPresent();
    }

    private boolean isOfALogin(String eid) {
        RootAuthenticationSessionModel login = new AuthenticationSessionManager(session)
                .getCurrentRootAuthenticationSession(session.getContext().getRealm());
        return login != null
                && login.getAuthenticationSessions().values().stream()
                        .flatMap(tab -> EnrolmentScreen.read(tab.getAuthNote(EnrolAction.SCREEN)).stream())
                        .anyMatch(screen -> screen.eid().equals(eid));
    }
}
