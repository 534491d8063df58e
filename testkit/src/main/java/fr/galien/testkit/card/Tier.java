package fr.galien.testkit.card;

/** The three ranges ("gammes") of the IGC-Santé: how sure one is of the holder, and where the key lives. */
public enum Tier {
    FORT("FO"),
    STANDARD("ST"),
    ELEMENTAIRE("EL");

    private final String abbreviation;

    Tier(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    String abbreviation() {
        return abbreviation;
    }
}
