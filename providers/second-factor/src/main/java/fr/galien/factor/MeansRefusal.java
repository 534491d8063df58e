package fr.galien.factor;

import fr.galien.identity.Failure;

/** Why nothing was changed on the page of a person's means. */
public enum MeansRefusal implements Failure {
    /** Deleted meanwhile, somebody else's or none; which, is not said. */
    NOT_YOURS("FACTOR-1570"),
    NOT_UNDERSTOOD("FACTOR-1571"),
    LEVEL_NOT_REACHED("FACTOR-1572"),
    /** Nothing would be left to log in with. */
    LAST_MEANS("FACTOR-1573");

    private final String code;

    MeansRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
