package fr.galien.testkit.card;

/** Whom an authority of a tier certifies. */
public enum Domain {
    PERSONNES("PP"),
    ORGANISATIONS("ORG");

    private final String abbreviation;

    Domain(String abbreviation) {
        this.abbreviation = abbreviation;
    }

    String abbreviation() {
        return abbreviation;
    }
}
