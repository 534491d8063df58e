package fr.galien.audit.keycloak;

import fr.galien.audit.Pseudonym;
import java.util.function.BiPredicate;
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
    private final BiPredicate<String, String> clients;

    /** @param clients whether a realm, by its id, has a client of that id */
    EventLog(Pseudonym pseudonym, BiPredicate<String, String> clients) {
        this.pseudonym = pseudonym;
        this.clients = clients;
    }

    @Override
    public void onEvent(Event event) {
        LOG.logf(
                event.getError() == null ? Logger.Level.INFO : Logger.Level.WARN,
                "type=%s error=%s realm=%s client=%s person=%s",
                event.getType(),
                event.getError() == null ? "-" : oneWord(event.getError()),
                event.getRealmName(),
                clientOf(event),
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

    /** A client_id that no client has is the caller's own text: it could be anything, somebody's number too. */
    private String clientOf(Event event) {
        String id = event.getClientId();
        boolean known = id != null && (event.getError() == null || clients.test(event.getRealmId(), id));
        return known ? oneWord(id) : "-";
    }

    /** Nobody writes a second log line through an identifier. */
    private static String oneWord(String text) {
        return text == null ? "-" : text.replaceAll("[^A-Za-z0-9._:/@-]", "?");
    }
}
