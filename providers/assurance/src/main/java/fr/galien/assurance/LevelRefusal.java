package fr.galien.assurance;

import fr.galien.identity.Failure;

/** Why a login does not meet the level a client asked for. */
public enum LevelRefusal implements Failure {
    NO_EVIDENCE("LEVEL-0801", "nothing was proved in this session"),
    UNKNOWN_LEVEL("LEVEL-0802", "none of the acr_values asked for is a level of this service"),
    LEVEL_NOT_REACHED("LEVEL-0803", "the means used does not reach the level asked for"),
    MEANS_NOT_TAKEN("LEVEL-0804", "this software does not take logins by the means used");

    private final String code;
    private final String description;

    LevelRefusal(String code, String description) {
        this.code = code;
        this.description = description;
    }

    @Override
    public String code() {
        return code;
    }

    /** For {@code error_description} (RFC 6749 §4.1.2.1: printable ASCII), with the code. */
    public String errorDescription() {
        return code + ": " + description;
    }
}
