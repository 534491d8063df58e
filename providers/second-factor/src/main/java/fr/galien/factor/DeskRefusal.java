package fr.galien.factor;

import fr.galien.identity.Failure;

/** Why a link of the desk leads nowhere. */
public enum DeskRefusal implements Failure {
    /** Another browser opened it first, or it has done what it was for. */
    OPENED_BEFORE("FACTOR-1580"),
    /** The realm no longer offers what it adds. */
    NOT_OFFERED("FACTOR-1581");

    private final String code;

    DeskRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
