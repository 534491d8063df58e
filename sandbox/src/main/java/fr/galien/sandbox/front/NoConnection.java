package fr.galien.sandbox.front;

/** Keycloak did not take the connection, or is not who it should be. */
final class NoConnection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoConnection(Throwable cause) {
        super("no connection to Keycloak", cause, false, false);
    }
}
