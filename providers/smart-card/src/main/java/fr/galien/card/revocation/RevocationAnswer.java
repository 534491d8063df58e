package fr.galien.card.revocation;

/** What is known of a certificate's revocation. Not being revoked and not knowing are two things. */
public sealed interface RevocationAnswer {

    /** Every source the policy demands answered, and none has it as revoked. */
    record Good() implements RevocationAnswer {}

    /** A source has it as revoked, or as on hold, or has its authority as revoked. */
    record Revoked() implements RevocationAnswer {}

    /**
     * A source the policy demands did not answer, or its answer cannot be believed.
     *
     * @param why for the log: names sources and reasons, holds nothing of the certificate
     */
    record Unknown(String why) implements RevocationAnswer {}
}
