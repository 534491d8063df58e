package fr.galien.testkit.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One browser: the logins it has begun and, once one succeeded, the person before it. */
final class Visitor {

    /** A professional may look for their card, but not until tomorrow. */
    private static final Duration LONGEST_LOGIN = Duration.ofMinutes(30);

    /** One per open tab; the oldest is forgotten. */
    private static final int LOGINS = 5;

    private final Instant since;
    private final Map<String, PendingLogin> pending = new LinkedHashMap<>();
    private final Optional<SignedIn> person;

    Visitor(Instant since, Optional<SignedIn> person) {
        this.since = since;
        this.person = person;
    }

    Instant since() {
        return since;
    }

    Optional<SignedIn> person() {
        return person;
    }

    synchronized void began(PendingLogin login) {
        pending.put(login.state().getValue(), login);
        if (pending.size() > LOGINS) {
            pending.remove(pending.keySet().iterator().next());
        }
    }

    /** Each login comes back once: a second answer with the same state finds nothing. */
    synchronized Optional<PendingLogin> cameBack(String state, Instant now) {
        return Optional.ofNullable(pending.remove(state))
                .filter(login -> login.begun().plus(LONGEST_LOGIN).isAfter(now));
    }
}
