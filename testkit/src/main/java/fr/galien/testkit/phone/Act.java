package fr.galien.testkit.phone;

import java.util.Locale;

/** What a device can say to a request (§7). */
public enum Act {
    APPROVE,
    /** "I began it and stop." */
    CANCEL,
    /** "This is not me." */
    FRAUD;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
