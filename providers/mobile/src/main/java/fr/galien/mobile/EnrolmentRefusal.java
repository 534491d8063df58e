package fr.galien.mobile;

import fr.galien.identity.Failure;

/** Why a person at a screen gets no new device. Their device is told {@link MobileRefusal}. */
public enum EnrolmentRefusal implements Failure {
    /** Nothing was shown for this purpose within the last minute. */
    NOT_FRESH("ECPS-0260"),
    /** No application's address is configured. */
    NO_PHONES("ECPS-0261"),
    TOO_MANY_DEVICES("ECPS-0262"),
    /** The code was not read in time, was read by another device, or the digits were wrong three times. */
    OVER("ECPS-0263"),
    /** The digits are not the ones the device shows. */
    WRONG_DIGITS("ECPS-0264"),
    /** The code of an activation is not right, too late, tried too often, or was never sent; which, is not said. */
    WRONG_CODE("ECPS-0265"),
    /** What was typed cannot be anybody's identifier. */
    NO_IDENTIFIER("ECPS-0266"),
    /** A link that stops an activation, and there is none any more. */
    NOTHING_TO_STOP("ECPS-0267");

    private final String code;

    EnrolmentRefusal(String code) {
        this.code = code;
    }

    /** What a confirmation met. */
    public static EnrolmentRefusal of(MobileRefusal why) {
        return why == MobileRefusal.TOO_MANY_DEVICES ? TOO_MANY_DEVICES : OVER;
    }

    @Override
    public String code() {
        return code;
    }
}
