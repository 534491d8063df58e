package fr.galien.assurance;

/**
 * The client-session notes the last step of a login leaves for the mappers. Ours, because Keycloak's own level note is
 * rewritten by token exchange and by sub-flows.
 */
public final class LoginNotes {

    /** The {@code acr} the session is worth. */
    public static final String LEVEL = "galien.level";

    /** The {@code acr} that answers this client's request. */
    public static final String ANSWER = "galien.level.answer";

    /** The claim {@code authMode} of the strongest means. */
    public static final String AUTH_MODE = "galien.auth-mode";

    /** The claim {@code amr}, space-separated. */
    public static final String METHODS = "galien.amr";

    /**
     * A note of the login itself, there before any means is offered: the {@code acr} of the least level that would do. None
     * where the client asked for none.
     */
    public static final String LEAST_ASKED = "galien.level.least";

    private LoginNotes() {}
}
