package fr.galien.mobile;

import fr.galien.identity.Assurance;

/** Where a device's keys live, as far as it was proved. */
public enum KeyProtection {
    /** Nothing was attested, or the attestation says software. */
    UNKNOWN(Assurance.EIDAS1, "swk"),
    /** Attested: a trusted execution environment. */
    TEE(Assurance.EIDAS2, "hwk"),
    /** Attested: a chip of its own. */
    SECURE_ELEMENT(Assurance.EIDAS2, "hwk");

    private final Assurance most;
    private final String method;

    KeyProtection(Assurance most, String method) {
        this.most = most;
        this.method = method;
    }

    public Assurance most() {
        return most;
    }

    /** As RFC 8176 §2 calls it. */
    public String method() {
        return method;
    }
}
