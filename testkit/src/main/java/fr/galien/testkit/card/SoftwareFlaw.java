package fr.galien.testkit.card;

/** What can be wrong with the certificate of an organisation's software. Each is the only fault of one that has it. */
public enum SoftwareFlaw {
    /** Its three years ended yesterday. */
    EXPIRED,
    /** The structure's certificate for a server. */
    FOR_SERVERS,
    /** Issued by the authority that issues to people, in the same tier. */
    PERSONNES,
    /** Issued by another authority with exactly the same names. */
    FOREIGN
}
