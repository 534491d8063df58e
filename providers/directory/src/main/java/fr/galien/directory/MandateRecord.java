package fr.galien.directory;

import fr.galien.directory.FindMandate.Mandate;
import fr.galien.identity.NationalId;
import java.time.Instant;
import java.util.Optional;

/**
 * A mandate as operators recorded it. {@link #toString()} hides it: this is personal data.
 *
 * @param number     what it is ended by
 * @param person     the person's key
 * @param familyName nom d'exercice
 * @param givenName  prénom d'exercice
 * @param mandate    for which structure, and when
 * @param given      who gave it
 * @param ended      who ended it before its last day; empty while nobody did
 */
public record MandateRecord(
        long number,
        NationalId person,
        String familyName,
        String givenName,
        Mandate mandate,
        Act given,
        Optional<Act> ended) {

    /**
     * What an operator did.
     *
     * @param by     the operator, as PostgreSQL authenticated them
     * @param at     when
     * @param reason in the operator's words, 3 to 500 characters on one line
     */
    public record Act(String by, Instant at, String reason) {}

    @Override
    public String toString() {
        return "MandateRecord[" + number + "]";
    }
}
