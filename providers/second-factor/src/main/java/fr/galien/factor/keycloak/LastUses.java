package fr.galien.factor.keycloak;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.events.Event;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** When and where each means was used last, as far as the kept events of logins tell. */
final class LastUses {

    /** Of the latest logins: who uses a means rarely is not to wait for the whole month to be read. */
    private static final int LOGINS = 200;

    private final Map<String, Use> byCredential = new HashMap<>();
    private final Map<String, Use> byMeans = new HashMap<>();

    /** @param address of the network it was used from; empty if unknown */
    record Use(Instant at, String address) {}

    private LastUses(List<Event> latestFirst) {
        for (Event login : latestFirst) {
            Map<String, String> details = Objects.requireNonNullElse(login.getDetails(), Map.of());
            Use use = new Use(Instant.ofEpochMilli(login.getTime()), Objects.toString(login.getIpAddress(), ""));
            Optional.ofNullable(details.get("credential")).ifPresent(id -> byCredential.putIfAbsent(id, use));
            Optional.ofNullable(details.get("means")).ifPresent(means -> byMeans.putIfAbsent(means, use));
        }
    }

    static LastUses of(KeycloakSession session, UserModel person) {
        EventStoreProvider store = session.getProvider(EventStoreProvider.class);
        if (store == null) {
            return new LastUses(List.of());
        }
        try (Stream<Event> logins = store.createQuery()
                .realm(session.getContext().getRealm().getId())
                .user(person.getId())
                .type(EventType.LOGIN)
                .orderByDescTime()
                .maxResults(LOGINS)
                .getResultStream()) {
            return new LastUses(logins.toList());
        }
    }

    Optional<Use> ofCredential(String id) {
        return Optional.ofNullable(byCredential.get(id));
    }

    /** @param settings names of means, of which any counts */
    Optional<Use> ofAny(List<String> settings) {
        return settings.stream()
                .flatMap(means -> Optional.ofNullable(byMeans.get(means)).stream())
                .max((one, other) -> one.at().compareTo(other.at()));
    }
}
