package fr.galien.directory;

import fr.galien.directory.FindMandate.Mandate;

/**
 * What an operator wants recorded. The database checks it.
 *
 * @param identifier any of the person's, in any case
 * @param mandate    for which structure, from which day to which
 * @param reason     3 to 500 characters on one line
 */
public record MandateWish(String identifier, Mandate mandate, String reason) {

    @Override
    public String toString() {
        return "MandateWish[hidden]";
    }
}
