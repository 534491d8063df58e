package fr.galien.testkit.nation;

/** What may change about someone from one day to the next. */
public enum Change {
    /** One of their activities moves to another structure of the same kind. */
    SITE,
    /** The telephone of the structure of one of their activities, on their lines only. */
    PHONE,
    /** Nom d'exercice, in every practice; the civil name stays. */
    NAME,
    /** One more savoir-faire in their first practice. */
    EXPERTISE,
    /** Their private e-mail address, which the restricted file (RASS) alone shows. */
    PRIVATE_EMAIL
}
