package fr.galien.factor.metadata;

import java.util.Arrays;
import java.util.Optional;

/** What FIDO certified a model for, weakest first. */
public enum Certification {
    /** Only that it speaks the protocol; no longer given. */
    FIDO_CERTIFIED("FIDO_CERTIFIED"),
    FIDO_CERTIFIED_L1("FIDO_CERTIFIED_L1"),
    FIDO_CERTIFIED_L1_PLUS("FIDO_CERTIFIED_L1plus"),
    FIDO_CERTIFIED_L2("FIDO_CERTIFIED_L2"),
    FIDO_CERTIFIED_L2_PLUS("FIDO_CERTIFIED_L2plus"),
    FIDO_CERTIFIED_L3("FIDO_CERTIFIED_L3"),
    FIDO_CERTIFIED_L3_PLUS("FIDO_CERTIFIED_L3plus");

    private final String status;

    Certification(String status) {
        this.status = status;
    }

    /** @param status as FIDO writes it */
    public static Optional<Certification> of(String status) {
        return Arrays.stream(values()).filter(one -> one.status.equals(status)).findFirst();
    }

    public boolean isAtLeast(Certification other) {
        return compareTo(other) >= 0;
    }
}
