package fr.galien.mobile.keycloak;

import fr.galien.mobile.Approvals;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * How an attempt stands, for the page that asks again and again: no thread waits, any server process can say it, and the
 * database is not touched. Only the browser whose login it is learns that there is one.
 */
final class LoginStatus {

    /** Whoever has the phone in hand answers soon; afterwards there is time. */
    private static final Duration SOON = Duration.ofSeconds(20);

    private static final Duration LATER = Duration.ofSeconds(45);

    /** Pages opened at the same moment, when a shift begins, do not stay in step. */
    private static final int SPREAD_MILLIS = 200;

    private LoginStatus() {}

    static Optional<Map<String, Object>> of(KeycloakSession session, Approvals approvals, String cid) {
        RootAuthenticationSessionModel browser = new AuthenticationSessionManager(session)
                .getCurrentRootAuthenticationSession(session.getContext().getRealm());
        return Optional.ofNullable(browser).stream()
                .flatMap(root -> root.getAuthenticationSessions().values().stream())
                .flatMap(login -> PhoneAttempt.of(login).stream())
                .filter(attempt -> attempt.requests().getFirst().equals(cid))
                .findFirst()
                .map(attempt ->
                        Map.of("state", attempt.state(approvals), "again", again(attempt.opened(), Instant.now())));
    }

    private static int again(Instant opened, Instant now) {
        Duration age = Duration.between(opened, now);
        int base = age.compareTo(SOON) < 0 ? 1_000 : age.compareTo(LATER) < 0 ? 2_000 : 2_800;
        return base + ThreadLocalRandom.current().nextInt(SPREAD_MILLIS);
    }
}
