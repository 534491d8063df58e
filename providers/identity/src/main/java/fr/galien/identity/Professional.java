package fr.galien.identity;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A health professional as the directory knows them. {@link #toString()} hides everything: this is personal data.
 *
 * @param key          the first identifier the person was known by: never changes, the key of {@code sub}, credentials
 *                     and sessions
 * @param identifiers  every identifier that finds this person, {@code key} among them
 * @param civility     code civilité ({@code M}, {@code MME}), empty if unknown
 * @param familyName   nom d'exercice
 * @param givenName    prénom d'exercice
 * @param practices    what they practise, one per profession and category; empty for a person without any
 * @param leftPractice the day they left practice; empty while they are in practice
 */
public record Professional(
        NationalId key,
        List<Identifier> identifiers,
        String civility,
        String familyName,
        String givenName,
        List<Practice> practices,
        Optional<LocalDate> leftPractice) {

    public Professional {
        identifiers = List.copyOf(identifiers);
        practices = List.copyOf(practices);
    }

    public boolean inPractice() {
        return leftPractice.isEmpty();
    }

    @Override
    public String toString() {
        return "Professional[hidden]";
    }
}
