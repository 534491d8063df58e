package fr.galien.mobile;

import fr.galien.identity.Assurance;

/** Where a device's keys live, as far as it was proved. */
public enum KeyProtection {
    /** Nothing was attested, or the attestation says software. */
    UNKNOWN(Assurance.EIDAS1),
    /** Attested: a trusted execution environment. */
    TEE(Assurance.EIDAS2),
    /** Attested: a chip of its own. */
    SECURE_ELEMENT(Assurance.EIDAS2);

    private final Assurance most;

    KeyProtection(Assurance most) {
        this.most = most;
    }

    public Assurance most() {
        return most;
    }
}
