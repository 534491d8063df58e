package fr.galien.mobile.keycloak;

import fr.galien.mobile.Approvals;
import fr.galien.mobile.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What the page of a login has open. On the server alone.
 *
 * @param requests its requests: what any of them becomes, the page becomes. The first names the attempt
 * @param number   to be typed into the application; empty where only the link leads to the request
 * @param link     the fragment of the web application's address, in the QR
 */
record PhoneAttempt(
        Kind kind, List<String> requests, Optional<String> number, String link, Instant opened, Instant until) {

    /** Strongest first: one request of the page may have ended while another was decided. */
    private static final List<String> STATES =
            List.of("approved", "fraud", "wrong", "refused", "seen", "waiting", "expired");

    private static final String NOTE = "galien.phone.attempt";

    enum Kind {
        /** Nobody's yet. */
        SCAN,
        /** A person's who typed their identifier, and nothing rings. */
        NUMBER,
        /** The same in a browser they logged in from before: their devices list it. */
        LISTED,
        /** And were rung. */
        RUNG,
        /** To be answered without network. */
        OFFLINE
    }

    static Optional<PhoneAttempt> of(AuthenticationSessionModel login) {
        return Json.read(login.getAuthNote(NOTE), PhoneAttempt.class);
    }

    void keep(AuthenticationSessionModel login) {
        login.setAuthNote(NOTE, Json.write(this));
    }

    static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
    }

    String state(Approvals approvals) {
        List<String> states = requests.stream().map(approvals::stateOf).toList();
        return STATES.stream().filter(states::contains).findFirst().orElseThrow();
    }

    /** The number and the link's secret are not for logs. */
    @Override
    public String toString() {
        return "PhoneAttempt[" + kind + "]";
    }
}
