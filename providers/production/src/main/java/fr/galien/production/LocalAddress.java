package fr.galien.production;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an address a client registered leads to the machine of whoever opens it (RFC 6761 §6.3, RFC 8252 §7.3). */
public final class LocalAddress {

    private static final Pattern LOOPBACK_OR_ANY =
            Pattern.compile("127(\\.\\d+){0,3}|0(\\.0){0,3}|\\[(::1?|0*(:0*){6}:0*1?|::ffff:127\\..*)]");

    private LocalAddress() {}

    /**
     * @param address an absolute URI, possibly with Keycloak's trailing {@code *}; anything without a host, such as an
     *                address relative to the server or an application's own scheme, is not local
     */
    public static boolean isLocal(String address) {
        String host = hostOf(address);
        if (host == null) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.equals("localhost.localdomain")
                || LOOPBACK_OR_ANY.matcher(name).matches();
    }

    private static String hostOf(String address) {
        if (address == null) {
            return null;
        }
        try {
            // java.net.URI gives no host for a name it finds odd: then what stands between // and the next delimiter.
            String host = URI.create(address.replace("*", "")).getHost();
            return host != null ? host : authority(address);
        } catch (IllegalArgumentException e) {
            return authority(address);
        }
    }

    private static String authority(String address) {
        var match = Pattern.compile("^[a-z][a-z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^]]*]|[^/?#:]*)", Pattern.CASE_INSENSITIVE)
                .matcher(address);
        return match.find() ? match.group(1) : null;
    }
}
