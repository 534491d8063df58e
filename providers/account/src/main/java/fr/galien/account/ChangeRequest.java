package fr.galien.account;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;

/**
 * A form that would change something. Another site can make a browser send one along with the person's cookies; it can
 * neither choose the header Origin (RFC 6454 §7) nor know the session's token. Both are asked for.
 *
 * @param origin of the page that sent it, as the browser says; null if it does not
 * @param token  what the form holds; null if nothing
 */
public record ChangeRequest(String origin, String token) {

    /**
     * @param service      any address of this service, as browsers see it
     * @param sessionToken null if the session has none
     */
    public Optional<AccountRefusal> refusal(URI service, String sessionToken) {
        if (origin == null || !origin.equals(originOf(service))) {
            return Optional.of(AccountRefusal.FOREIGN_ORIGIN);
        }
        return isTokenOf(sessionToken) ? Optional.empty() : Optional.of(AccountRefusal.FORGED);
    }

    private boolean isTokenOf(String sessionToken) {
        return token != null
                && sessionToken != null
                && !sessionToken.isEmpty()
                && MessageDigest.isEqual(
                        token.getBytes(StandardCharsets.UTF_8), sessionToken.getBytes(StandardCharsets.UTF_8));
    }

    /** As browsers write it: in lower case, without the scheme's own port. */
    private static String originOf(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int ownPort = scheme.equals("https") ? 443 : 80;
        String port = address.getPort() == -1 || address.getPort() == ownPort ? "" : ":" + address.getPort();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
