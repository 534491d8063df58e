package fr.galien.mobile;

import fr.galien.identity.Failure;

/** Why a login by phone came to nothing, as the person at the screen is told. */
public enum PhoneRefusal implements Failure {
    /** The software asks for a level that only a card reaches. */
    CANCELLED("ECPS-0221"),
    /** Said on the phone: this is not me. */
    FRAUD("ECPS-0222"),
    WRONG_NUMBER("ECPS-0223"),
    /** Approved too long ago, approved already, or for another window. */
    APPROVAL_OVER("ECPS-0224"),
    ANOTHER_PERSON("ECPS-0225"),
    NO_LONGER_IN_PRACTICE("ECPS-0226"),
    NO_IDENTIFIER("ECPS-0227"),
    /** As many requests wait for this identifier as may. */
    NO_PLACE("ECPS-0228"),
    WRONG_CODE("ECPS-0229"),
    /** Three wrong codes, or too late. */
    CODES_USED_UP("ECPS-0230"),
    /** The software asks for more than a phone without network is worth. */
    LEVEL_NEEDS_NETWORK("ECPS-0231"),
    NOT_YET("ECPS-0232");

    private final String code;

    PhoneRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
