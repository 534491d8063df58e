package fr.galien.mobile;

import fr.galien.assurance.Evidence;
import fr.galien.assurance.Levels;
import fr.galien.identity.Assurance;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person may do to a device of theirs, and what it takes. */
public sealed interface DeviceChange {

    /** How long ago a means may have been used to bring a device back. */
    Duration FRESH = Duration.ofMinutes(5);

    record Rename(String name) implements DeviceChange {}

    record Ring(boolean on) implements DeviceChange {}

    /** Whatever the session is worth: whoever misses a phone must not look for a card first. */
    record Suspend() implements DeviceChange {}

    record Reactivate() implements DeviceChange {}

    record Revoke() implements DeviceChange {}

    /**
     * @param act  {@code rename}, {@code ring}, {@code silence}, {@code suspend}, {@code reactivate} or {@code revoke}
     * @param name for {@code rename}
     * @return empty if it is none of them, or the name is none
     */
    static Optional<DeviceChange> read(String act, String name) {
        return switch (Objects.toString(act, "")) {
            case "rename" -> name(name).map(Rename::new);
            case "ring" -> Optional.of(new Ring(true));
            case "silence" -> Optional.of(new Ring(false));
            case "suspend" -> Optional.of(new Suspend());
            case "reactivate" -> Optional.of(new Reactivate());
            case "revoke" -> Optional.of(new Revoke());
            default -> Optional.empty();
        };
    }

    private static Optional<String> name(String typed) {
        try {
            return Optional.of(DeviceName.of(typed));
        } catch (MobileRefused none) {
            return Optional.empty();
        }
    }

    /**
     * The level that is to be shown first.
     *
     * @param session what the person's session holds
     * @param levels  what that is worth
     * @return empty if it is enough as it is
     */
    default Optional<Assurance> missing(Device device, Evidence session, Levels levels, Instant now) {
        return switch (this) {
            // By its name a person knows a device of theirs from one that somebody else added.
            case Rename rename -> missing(device.level(), levels.worth(session, now));
            case Ring ring -> Optional.empty();
            case Suspend suspend -> Optional.empty();
            // Regulation (EU) 2015/1502, 2.2.3: reactivated by what was asked for at first.
            case Reactivate reactivate ->
                missing(vouchedFor(device), levels.worth(session.youngerThan(FRESH, now), now));
            case Revoke revoke -> missing(device.level(), levels.worth(session, now));
        };
    }

    private static Optional<Assurance> missing(Assurance needed, Optional<Levels.Worth> shown) {
        return shown.filter(worth -> worth.level().isAtLeast(needed)).isPresent()
                ? Optional.empty()
                : Optional.of(needed);
    }

    private static Assurance vouchedFor(Device device) {
        return Stream.of(device.enrolledBy().most(), device.most())
                .min(Assurance::compareTo)
                .orElseThrow();
    }
}
