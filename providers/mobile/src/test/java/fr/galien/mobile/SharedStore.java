package fr.galien.mobile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What all server processes share, as slow to show as the real one: a {@code put} is seen by others only once its transaction
 * was committed, while names are claimed and entries used up at once.
 */
final class SharedStore {

    private record Entry(Map<String, String> content, Instant until) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;

    SharedStore(Clock clock) {
        this.clock = clock;
    }

    Transaction begin() {
        return new Transaction();
    }

    private Optional<Map<String, String>> alive(Entry entry) {
        return Optional.ofNullable(entry)
                .filter(found -> clock.instant().isBefore(found.until()))
                .map(Entry::content);
    }

    /** How one request sees it. */
    final class Transaction implements Store {

        private final Map<String, Entry> own = new HashMap<>();

        void commit() {
            entries.putAll(own);
            own.clear();
        }

        @Override
        public void put(String key, Duration life, Map<String, String> entry) {
            own.put(key, new Entry(Map.copyOf(entry), clock.instant().plus(life)));
        }

        @Override
        public Optional<Map<String, String>> get(String key) {
            return alive(own.getOrDefault(key, entries.get(key)));
        }

        @Override
        public Optional<Map<String, String>> take(String key) {
            own.remove(key);
            return alive(entries.remove(key));
        }

        @Override
        public boolean claim(String key, Duration life) {
            Entry mine = new Entry(Map.of(), clock.instant().plus(life));
            return entries.compute(key, (name, held) -> alive(held).isPresent() ? held : mine) == mine;
        }

        @Override
        public boolean isClaimed(String key) {
            return alive(entries.get(key)).isPresent();
        }

        @Override
        public void release(String key) {
            entries.remove(key);
        }
    }
}
