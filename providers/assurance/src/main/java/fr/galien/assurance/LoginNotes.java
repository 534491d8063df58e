package fr.galien.assurance;

/**
 * The client-session note the last step of a login leaves for the mappers. Ours, because Keycloak's own level note is
 * rewritten by token exchange and by sub-flows.
 */
public final class LoginNotes {

    /** The {@code acr} that answers this client's request. */
    public static final String ANSWER = "galien.level.answer";

    private LoginNotes() {}
}
