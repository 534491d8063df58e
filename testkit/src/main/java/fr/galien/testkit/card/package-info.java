/**
 * A look-alike of the IGC-Santé and of the cards it issues, good ones and flawed ones, and the box they are kept in. A
 * certificate made here has the shape of a real TEST card's, field by field, so that what accepts or refuses it would do
 * the same of the real one; what it cannot have is a real authority's signature.
 */
package fr.galien.testkit.card;
