package fr.galien.mobile.keycloak;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Whoever logs in by themselves in a browser, by whatever means, gives the clients they silenced another chance. A login that a
 * live session answered proves nothing: no person need have been there.
 */
record CibaPardon(KeycloakSession session) implements EventListenerProvider {

    /** Between the means and the end of a login: a person may be asked something there. */
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGIN && event.getError() == null && wasThere(event)) {
            MobileResourceProviderFactory.of(session).clients().forgive(event.getUserId());
        }
    }

    private boolean wasThere(Event event) {
        Instant since = Instant.ofEpochMilli(event.getTime()).minus(JUST_NOW);
        return Optional.ofNullable(event.getSessionId())
                .map(id ->
                        session.sessions().getUserSession(session.getContext().getRealm(), id))
                .map((UserSessionModel opened) -> opened.getNote(AuthenticationManager.AUTH_TIME))
                .map(at -> Instant.ofEpochSecond(Long.parseLong(at)))
                .filter(at -> !at.isBefore(since))
                .isPresent();
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        // No login.
    }

    @Override
    public void close() {}
}
