package fr.galien.testkit.card;

/** What can be wrong with a card. Each is the only fault of a card that has it alone: the rest stays as it should be. */
public enum CardFlaw {
    EXPIRED("its three years ended yesterday"),
    NOT_YET_VALID("its three years begin tomorrow"),
    SIGNATURE("the signature certificate of the card instead of the authentication one"),
    SOFTWARE("category 03 (83 in test): a certificate in a file, not on a card"),
    PRODUCTION("issued by the look-alike of the production authority, category 00"),
    ELEMENTAIRE("issued by the ELEMENTAIRE PERSONNES authority"),
    ORGANISATIONS("issued by the ORGANISATIONS authority of its tier"),
    SELF_SIGNED("issued by itself"),
    FOREIGN("issued by another authority with exactly the same names"),
    MISMATCHED_UPN("its principal name is somebody else's number"),
    NO_CLIENT_AUTH("extended key usage without client authentication");

    private final String description;

    CardFlaw(String description) {
        this.description = description;
    }

    /** A part of a sentence, in English. */
    public String description() {
        return description;
    }
}
