package fr.galien.directory;

/** How a client took a back-channel logout (OpenID Connect Back-Channel Logout 1.0 §2.8). */
public enum LogoutAnswer {
    /** Done: 200, or whatever its framework makes of it. */
    DONE,
    /** It refuses, and would again: the request is invalid, or the logout failed. */
    REFUSED,
    /** It did not answer in time, or not with a verdict: to be tried again. */
    NONE;

    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY_REQUESTS = 429;

    /** @param status of HTTP; redirects are not followed, so one is no verdict */
    public static LogoutAnswer of(int status) {
        return switch (status) {
            // "Later" in so many words (RFC 9110 §15.5.9, RFC 8470 §5.2, RFC 6585 §4).
            case REQUEST_TIMEOUT, TOO_EARLY, TOO_MANY_REQUESTS -> NONE;
            default ->
                switch (status / 100) {
                    case 2 -> DONE;
                    case 4 -> REFUSED;
                    default -> NONE;
                };
        };
    }
}
