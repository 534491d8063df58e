package fr.galien.oidc;

/** How a token that was made for a service behind the federation is told from that of a login. */
public final class ServiceToken {

    /** A claim such a token has and no other: the client whose login it was made from. */
    public static final String LOGIN_CLIENT = "login_client";

    /** The attribute of a service's client, {@code true} if its tokens live on when the person's session ends. */
    public static final String OUTLIVES_SESSION = "galien.service.outlives-session";

    private ServiceToken() {}
}
