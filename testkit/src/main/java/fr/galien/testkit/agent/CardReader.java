package fr.galien.testkit.agent;

/** Where a card is. */
@FunctionalInterface
public interface CardReader {

    /**
     * Opens the card for one answer.
     *
     * @param pin as typed; the caller wipes it
     * @throws fr.galien.testkit.card.CardTrouble BOX-1110 to BOX-1115
     */
    OpenedCard open(char[] pin);
}
