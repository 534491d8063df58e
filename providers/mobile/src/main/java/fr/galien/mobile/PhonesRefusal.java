package fr.galien.mobile;

import fr.galien.identity.Failure;

/** Why nothing was changed on the page of a person's phones. */
public enum PhonesRefusal implements Failure {
    /** Revoked meanwhile, somebody else's or none; which, is not said. */
    NOT_YOURS("ACCOUNT-1305"),
    NOT_UNDERSTOOD("ACCOUNT-1306"),
    LEVEL_NOT_REACHED("ACCOUNT-1307");

    private final String code;

    PhonesRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
