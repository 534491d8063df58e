package fr.galien.audit.keycloak;

import fr.galien.audit.Pseudonym;
import org.jboss.logging.Logger;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;

/**
 * One line an event: type, client, error code, pseudonym. In the place of Keycloak's own {@code jboss-logging} listener,
 * which writes user ids (ours hold the national identifier), user names, addresses and whatever is in the details.
 */
final class EventLog implements EventListenerProvider {

    private static final Logger LOG = Logger.getLogger("fr.galien.events");

    private final Pseudonym pseudonym;

    EventLog(Pseudonym pseudonym) {
        this.pseudonym = pseudonym;
    }

    @Override
    public void onEvent(Event event) {
        LOG.logf(
                event.getError() == null ? Logger.Level.INFO : Logger.Level.WARN,
                "type=%s error=%s realm=%s client=%s person=%s",
                event.getType(),
                event.getError() == null ? "-" : oneWord(event.getError()),
                event.getRealmName(),
                // A client_id that no client has is the caller's own text: it could be anything, somebody's number too.
                "client_not_found".equals(event.getError()) ? "-" : oneWord(event.getClientId()),
                pseudonym.of(event.getUserId()));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        LOG.infof(
                "type=ADMIN_%s resource=%s realm=%s operator=%s",
                event.getOperationType(),
                event.getResourceTypeAsString(),
                event.getRealmName(),
                pseudonym.of(
                        event.getAuthDetails() == null
                                ? null
                                : event.getAuthDetails().getUserId()));
    }

    @Override
    public void close() {}

    /** Nobody writes a second log line through an identifier. */
    private static String oneWord(String text) {
        return text == null ? "-" : text.replaceAll("[^A-Za-z0-9._:/@-]", "?");
    }
}
