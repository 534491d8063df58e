package fr.galien.factor;

import fr.galien.identity.Failure;

/** Why a password or a code is not taken, or none is given. */
public enum CodesRefusal implements Failure {
    INCOMPLETE("FACTOR-1540"),
    /** Whatever was wrong: who it is, whether they may, the password, the code, or how often. */
    WRONG("FACTOR-1541"),
    NOT_FRESH("FACTOR-1542"),
    NOT_ALLOWED("FACTOR-1543"),
    CODE_NOT_RIGHT("FACTOR-1544"),
    TOO_MANY_APPLICATIONS("FACTOR-1545"),
    PASSWORD_LENGTH("FACTOR-1546"),
    PASSWORD_COMMON("FACTOR-1547"),
    PASSWORD_IS_NAME("FACTOR-1548"),
    PASSWORDS_DIFFER("FACTOR-1549"),
    NOT_WRITTEN_DOWN("FACTOR-1550"),
    /** By a rule an operator added. */
    PASSWORD_RULE("FACTOR-1551");

    private final String code;

    CodesRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /** Whether another identification helps. */
    public boolean mayBeginAgain() {
        return this == NOT_FRESH;
    }
}
