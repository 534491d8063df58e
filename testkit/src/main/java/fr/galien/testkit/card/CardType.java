package fr.galien.testkit.card;

/** The type of a card (table G02, extension 1.2.250.1.71.1.2.2), with the tier whose PERSONNES authority issues it. */
public enum CardType {
    /** Carte de professionnel de santé. */
    CPS(0, Tier.FORT),
    /** Carte de professionnel en formation: a student. */
    CPF(1, Tier.FORT),
    /** Carte de personnel d'établissement: an employee, or the head of an establishment (CDE, same code). */
    CPE(2, Tier.STANDARD),
    /** Carte de personnel autorisé (and CDA, same code). */
    CPA(3, Tier.STANDARD);

    private final int code;
    private final Tier tier;

    CardType(int code, Tier tier) {
        this.code = code;
        this.tier = tier;
    }

    int code() {
        return code;
    }

    Tier tier() {
        return tier;
    }

    /** A student's and a professional's card carry a profession, an employee's the employer. */
    boolean namesAProfession() {
        return tier == Tier.FORT;
    }
}
