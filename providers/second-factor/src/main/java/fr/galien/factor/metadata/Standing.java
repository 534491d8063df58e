package fr.galien.factor.metadata;

/** The worst that is known of a model, worst first. */
public enum Standing {
    REVOKED,
    /** It may be used without its user's consent. */
    USER_VERIFICATION_BYPASS,
    /** Somebody else can attest keys in its name. */
    ATTESTATION_KEY_COMPROMISE,
    /** Keys can be taken out of it. */
    USER_KEY_COMPROMISE,
    /** Nothing bad is known. */
    SOUND
}
