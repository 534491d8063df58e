package fr.galien.mobile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Why an operator acts. A closed list: it is kept and shown, and free words would name people.
 */
public enum DeskReason {
    NO_READER,
    LOST_CARD,
    NEW_ARRIVAL,
    NEW_PHONE,
    LOST_PHONE,
    STOLEN_PHONE,
    LOST_KEY,
    FORGOTTEN_PASSWORD,
    SUSPICION,
    LEFT;

    /** In requests: {@code lost-phone}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DeskReason> of(Object said) {
        return Arrays.stream(values())
                .filter(reason -> reason.word().equals(said))
                .findFirst();
    }
}
