package fr.galien.directory;

/**
 * A back-channel logout that a client is owed (OpenID Connect Back-Channel Logout 1.0): what is left of a session that is gone.
 *
 * @param realm  Keycloak's id of the realm
 * @param client Keycloak's id of the client, not the {@code client_id}
 * @param sub    the subject this client has in its ID tokens, pairwise or not
 * @param issuer the issuer of those tokens
 * @param sid    the session
 */
public record LogoutNotice(String realm, String client, String sub, String issuer, String sid) {

    /** Names nobody. */
    @Override
    public String toString() {
        return "LogoutNotice[" + realm + ", " + client + "]";
    }
}
