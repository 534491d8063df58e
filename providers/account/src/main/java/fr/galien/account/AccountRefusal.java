package fr.galien.account;

import fr.galien.identity.Failure;

/** Why nothing was changed. */
public enum AccountRefusal implements Failure {
    /** The form was not sent by a page of this service, or the browser does not say. */
    FOREIGN_ORIGIN("ACCOUNT-1301"),
    /** The form does not hold this session's token: it was made by somebody else, or is of an earlier login. */
    FORGED("ACCOUNT-1302"),
    /** No open session of this person has that id: over meanwhile, somebody else's or none; which, is not said. */
    NOT_YOURS("ACCOUNT-1303"),
    /** What is asked for is not among what can be asked. */
    NOT_UNDERSTOOD("ACCOUNT-1304");

    private final String code;

    AccountRefusal(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
