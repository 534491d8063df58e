package fr.galien.sandbox.card;

import fr.galien.testkit.card.Profession;
import java.util.Optional;

/**
 * What the directory says of somebody that goes on their card.
 *
 * @param profession empty where the directory's is not one a card can carry
 * @param student    whether their card is a CPF
 */
record Holder(String familyName, String givenName, Optional<Profession> profession, boolean student) {

    @Override
    public String toString() {
        return "Holder[hidden]";
    }
}
