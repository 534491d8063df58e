package fr.galien.card;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What Keycloak's store promises, with a clock that a test sets. */
final class InMemorySingleUse implements SingleUse {

    private record Entry(Instant end, Map<String, String> content) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private Instant now = Issuer.NOW;

    void pass(Duration time) {
        now = now.plus(time);
    }

    Map<String, Map<String, String>> content() {
        Map<String, Map<String, String>> content = new HashMap<>();
        entries.forEach((key, entry) -> content.put(key, entry.content()));
        return content;
    }

    @Override
    public void put(String key, Duration life, Map<String, String> entry) {
        entries.put(key, new Entry(now.plus(life), Map.copyOf(entry)));
    }

    @Override
    public Optional<Map<String, String>> take(String key) {
        return Optional.ofNullable(entries.remove(key))
                .filter(entry -> now.isBefore(entry.end()))
                .map(Entry::content);
    }
}
