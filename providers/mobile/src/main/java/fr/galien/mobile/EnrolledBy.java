package fr.galien.mobile;

import fr.galien.identity.Assurance;

/** How a device came to a person, which caps what it is worth. */
public enum EnrolledBy {
    /** A card read for this purpose. */
    CARD(Assurance.EIDAS2),
    /** Another of the person's devices; the new one is worth what that one is. */
    DEVICE(Assurance.EIDAS2),
    /** A key or passkey of theirs; never more than that is worth. */
    KEY(Assurance.EIDAS2),
    /** An operator who saw the person. */
    DESK(Assurance.EIDAS2),
    /** Codes sent to the person's addresses in the directory. */
    CODES(Assurance.EIDAS1);

    private final Assurance most;

    EnrolledBy(Assurance most) {
        this.most = most;
    }

    public Assurance most() {
        return most;
    }
}
