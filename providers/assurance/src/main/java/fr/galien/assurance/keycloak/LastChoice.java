package fr.galien.assurance.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.OfferedMeans;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Comparator;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.services.managers.AuthenticationManager;

/** Leaves with the browser which button led to a login, so that it comes first the next time. Says nothing of who logged in. */
final class LastChoice {

    private static final Duration LIFE = Duration.ofDays(90);

    private LastChoice() {}

    /** Of what was done in this login; nothing changes where a live session was enough. */
    static void remember(AuthenticationFlowContext context, Evidence ofThisLogin) {
        ofThisLogin.acts().stream()
                .max(Comparator.comparing(Evidence.Act::at))
                .ifPresent(act -> context.getSession()
                        .getContext()
                        .getHttpResponse()
                        .setCookieIfAbsent(new NewCookie.Builder(OfferedMeans.LAST_CHOICE_COOKIE)
                                .value(act.means().choice())
                                .path(AuthenticationManager.getRealmCookiePath(
                                        context.getRealm(), context.getUriInfo()))
                                .maxAge((int) LIFE.toSeconds())
                                .secure(true)
                                .httpOnly(true)
                                .sameSite(NewCookie.SameSite.LAX)
                                .build()));
    }
}
