package fr.galien.card;

/** What the policy demands to know of a card's revocation is not known: an outage. */
final class RevocationUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why names sources and reasons, nothing of the card */
    RevocationUnknown(String why) {
        super(why, null, false, false);
    }
}
