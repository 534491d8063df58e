package fr.galien.directory;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A card, as {@code Porteurs_CPS_CPF} tells of it. {@link #toString()} hides it: this is personal data.
 *
 * @param number    numéro carte
 * @param holder    the identifier the card carries, in lower case: a person's key, or another of their identifiers
 * @param type      code type de carte
 * @param validFrom date début validité; empty if unknown
 * @param validTo   date fin validité; empty if unknown
 * @param opposedOn date opposition; empty if the card is not opposed
 */
public record HeldCard(
        String number,
        String holder,
        String type,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<LocalDate> opposedOn) {

    @Override
    public String toString() {
        return "HeldCard[hidden]";
    }
}
