package fr.galien.factor;

import fr.galien.identity.Assurance;
import java.util.Optional;

/**
 * A means a person has.
 *
 * @param id    Keycloak's of the credential; of a card, anything
 * @param level what logging in with it is worth now, together with whatever else of the person's it needs; empty: nothing
 */
public record HeldMeans(String id, Kind kind, Optional<Assurance> level) {

    public enum Kind {
        CARD,
        PHONE,
        /** A security key or a passkey. */
        KEY,
        TOTP,
        RECOVERY_CODES,
        PASSWORD;

        /** One factor, which opens nothing alone. */
        boolean isOneFactor() {
            return this == TOTP || this == RECOVERY_CODES || this == PASSWORD;
        }

        /** Whether the person gives it a name here. */
        public boolean isNamed() {
            return this == KEY || this == TOTP;
        }

        /** Cards are their maker's, phones have a page of their own. */
        public boolean isChangedHere() {
            return this != CARD && this != PHONE;
        }
    }
}
