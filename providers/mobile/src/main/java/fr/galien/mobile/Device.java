package fr.galien.mobile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A device as it is kept with its person. What the server must be able to tell of it to others is here; its push address and
 * offline key are {@link Secret}.
 *
 * @param popKid     RFC 7638 thumbprint of {@code kPop}
 * @param popJwk     its public key, JSON
 * @param name       given by the person, 1 to 60 characters
 * @param platform   {@code android}, {@code ios}, {@code web}, {@code cli}; as the device says
 * @param most       what whoever vouched for it was worth: a device enrolled from another is not worth more than that one
 * @param ring       whether it may be rung
 * @param lastUsedAt of its last approval
 */
public record Device(
        String popKid,
        String popJwk,
        UserKey userKey,
        String name,
        String platform,
        String model,
        String app,
        EnrolledBy enrolledBy,
        Assurance most,
        KeyProtection protection,
        Instant enrolledAt,
        Status status,
        boolean ring,
        Optional<Instant> lastUsedAt) {

    /** A person has at most so many. */
    public static final int MOST = 3;

    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    /**
     * @param push       where it is rung
     * @param offlineKey 32 bytes, encrypted by the server
     */
    public record Secret(Optional<PushAddress> push, String offlineKey) {
        @Override
        public String toString() {
            return "Secret[***]";
        }
    }

    /** What an approval of this device is worth: no more than its weakest fact. */
    @JsonIgnore
    public Assurance level() {
        return Stream.of(
                        enrolledBy.most(),
                        most,
                        protection.most(),
                        userKey instanceof UserKey.Passkey passkey && passkey.backupEligible()
                                ? Assurance.EIDAS1
                                : Assurance.EIDAS3)
                .min(Assurance::compareTo)
                .orElseThrow();
    }

    public Device renamed(String newName) {
        return changed(userKey, newName, status, ring, lastUsedAt);
    }

    public Device with(Status newStatus) {
        return changed(userKey, name, newStatus, ring, lastUsedAt);
    }

    public Device ringing(boolean mayRing) {
        return changed(userKey, name, status, mayRing, lastUsedAt);
    }

    /** @param seen the user's key, whose counter may have moved */
    public Device used(UserKey seen, Instant now) {
        return changed(seen, name, status, ring, Optional.of(now));
    }

    /** All that ever changes of a device; what vouched for it does not. */
    private Device changed(UserKey key, String called, Status now, boolean mayRing, Optional<Instant> used) {
        return new Device(
                popKid,
                popJwk,
                key,
                called,
                platform,
                model,
                app,
                enrolledBy,
                most,
                protection,
                enrolledAt,
                now,
                mayRing,
                used);
    }
}
