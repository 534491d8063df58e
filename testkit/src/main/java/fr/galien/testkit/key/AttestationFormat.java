package fr.galien.testkit.key;

/** How a key says who made it (WebAuthn §8). */
public enum AttestationFormat {
    /** Signed by its maker's key, with the chain. */
    PACKED,
    /** Signed by the new key itself: anybody can. */
    SELF,
    /** Not at all. */
    NONE
}
