package fr.galien.directory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before trying again to tell somebody something: ever longer, for a day in all. */
public final class Patience {

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(8));

    private Patience() {}

    /**
     * @param attempts made so far, at least 1
     * @return empty when there is no more patience
     */
    public static Optional<Duration> after(int attempts) {
        return attempts <= WAITS.size() ? Optional.of(WAITS.get(attempts - 1)) : Optional.empty();
    }

    /** The longest wait: of what is never given up. */
    public static Duration longest() {
        return WAITS.getLast();
    }
}
