package fr.galien.card;

import fr.galien.directory.CardAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindCard;

/**
 * Whether the directory has a card as opposed: its column {@code Date opposition} of the national file
 * {@code Porteurs_CPS_CPF}. It stops that card alone: its holder is told to take another.
 */
final class Opposition {

    private final FindCard directory;

    Opposition(FindCard directory) {
        this.directory = directory;
    }

    /**
     * A card without a number is not stopped: there is nothing to ask the directory by. Nobody gets round an opposition so,
     * because the number is the authority's to write and under its signature.
     *
     * @throws DirectoryUnreachable if it did not answer, which never means that the card is not opposed
     */
    boolean stops(CardCertificate card) {
        return card.cardNumber()
                .map(Opposition::asPublished)
                .map(directory::byNumber)
                .filter(Opposition::isOpposed)
                .isPresent();
    }

    /**
     * A real TEST card writes {@code 8025000001/2800383626}, issuer and number, in its extension 1.2.250.1.71.1.2.3. That
     * the file's {@code Numéro carte} is the part after the slash is an assumption, made here and nowhere else: no text that
     * says so was found, and no line of the file was held against a real card. If it is wrong, no card is ever found opposed.
     */
    private static String asPublished(String issuerAndNumber) {
        return issuerAndNumber.substring(issuerAndNumber.indexOf('/') + 1);
    }

    private static boolean isOpposed(CardAnswer answer) {
        return switch (answer) {
            // Whatever the date: once the file says so the card is out of its holder's hands, today or tomorrow.
            case CardAnswer.Found found -> found.card().opposedOn().isPresent();
            // Not a reason to refuse: the file is of yesterday at best, and cards of staff (CPE, CPA) are never in it.
            case CardAnswer.Unknown unknown -> false;
            case CardAnswer.Unreachable unreachable -> throw new DirectoryUnreachable(unreachable.cause());
        };
    }
}
