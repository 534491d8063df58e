package fr.galien.directory;

import fr.galien.identity.Professional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All the directory holds of a person but their private addresses. {@link #toString()} hides it: this is personal data.
 *
 * @param person      with every savoir-faire
 * @param leftNation  the day they were no longer in the national file; empty if they are in it
 * @param diplomas    codes of each diploma or authorisation, as the national file has them
 * @param cards       in force, expired and opposed
 * @param mailboxes   addresses, in lower case
 * @param revocations in force, or waiting for a second operator
 */
public record PersonFile(
        Professional person,
        Optional<LocalDate> leftNation,
        List<String> diplomas,
        List<HeldCard> cards,
        List<String> mailboxes,
        List<Revocation> revocations) {

    public PersonFile {
        diplomas = List.copyOf(diplomas);
        cards = List.copyOf(cards);
        mailboxes = List.copyOf(mailboxes);
        revocations = List.copyOf(revocations);
    }

    @Override
    public String toString() {
        return "PersonFile[hidden]";
    }
}
