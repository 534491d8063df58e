package fr.galien.directory;

import fr.galien.identity.NationalId;
import java.time.Instant;
import java.util.Optional;

/**
 * What an operator asked for. {@link #toString()} hides it: this is personal data.
 *
 * @param number      what a second operator confirms it by
 * @param act         what was asked for
 * @param person      the person's key
 * @param familyName  nom d'exercice
 * @param givenName   prénom d'exercice
 * @param reason      in the operator's words, 3 to 500 characters on one line
 * @param askedBy     the operator, as PostgreSQL authenticated them
 * @param askedAt     when
 * @param confirmedBy the second operator; empty if there was none
 * @param waits       whether it waits for a second operator; else it is in force
 */
public record Revocation(
        long number,
        Act act,
        NationalId person,
        String familyName,
        String givenName,
        String reason,
        String askedBy,
        Instant askedAt,
        Optional<String> confirmedBy,
        boolean waits) {

    public enum Act {
        /** That the person be stopped. */
        REVOKE,
        /** That they no longer be. */
        LIFT
    }

    @Override
    public String toString() {
        return "Revocation[" + number + "]";
    }
}
