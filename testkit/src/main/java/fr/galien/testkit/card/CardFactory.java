package fr.galien.testkit.card;

import fr.galien.identity.NationalId;

/**
 * Where cards are ordered: {@code cards.holder(id, "NOM", "PRENOM").profession(10, "Médecin").flawed(EXPIRED).issue()}.
 */
public final class CardFactory {

    private final CardPress press;

    CardFactory(CardPress press) {
        this.press = press;
    }

    /**
     * A doctor's CPS in the test environment, without flaw, unless told otherwise.
     *
     * @param familyName as on the card, usually in capitals
     * @param givenName  as on the card, usually in capitals
     */
    public CardRequest holder(NationalId holder, String familyName, String givenName) {
        return CardRequest.of(press, holder, familyName, givenName);
    }
}
