package fr.galien.testkit.nation;

import fr.galien.identity.NationalId;

/**
 * Someone of the nation worth remembering: there whatever its seed and size, with the same number and name.
 *
 * @param cardName        what their demonstration card is called
 * @param cardNumber      number of their one card, in force in {@link ExtractionFile#CARDS}
 * @param nationalId      their identifier
 * @param familyName      nom d'exercice
 * @param givenName       prénom d'exercice
 * @param professionCode  code profession
 * @param professionLabel libellé profession
 */
public record Notable(
        String cardName,
        String cardNumber,
        NationalId nationalId,
        String familyName,
        String givenName,
        String professionCode,
        String professionLabel) {}
