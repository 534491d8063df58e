package fr.galien.testkit.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions of the software, in memory, under random names. */
final class Visitors {

    /** As long as a session of Pro Santé Connect. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private static final int MOST = 1_000;
    private static final int ID_BYTES = 32;

    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Visitor> byId = new LinkedHashMap<>();

    Visitors(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    synchronized Optional<Visitor> find(String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(visitor -> visitor.since().plus(LONGEST).isAfter(clock.instant()));
    }

    /** @return the new session's name, for the cookie */
    synchronized String add(Visitor visitor) {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        byId.put(id, visitor);
        if (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
        return id;
    }

    synchronized void remove(String id) {
        byId.remove(id);
    }
}
