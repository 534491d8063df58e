package fr.galien.testkit.demo;

import fr.galien.identity.Failure;

/** Why a service was not reached. The texts are the messages {@code <code>} and {@code <code>.hint} of this package. */
enum ServiceFailure implements Failure {
    /** Nothing listens there. */
    NOT_STARTED("BOX-1121"),
    /** No token, in the server's own words. */
    TOKEN_REFUSED("BOX-1122"),
    /** The token was not enough for the service, in its own words. */
    SERVICE_REFUSED("BOX-1123"),
    /** The login is over: nothing is exchanged any more. */
    SESSION_OVER("BOX-1124"),
    /** The directory knows no structure of this person. */
    NO_WORKPLACE("BOX-1125"),
    /** An answer that cannot be read. */
    UNREADABLE("BOX-1126");

    private final String code;

    ServiceFailure(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
