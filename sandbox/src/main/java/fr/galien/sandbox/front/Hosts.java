package fr.galien.sandbox.front;

import fr.galien.sandbox.Ports;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLSession;

/**
 * The hosts one name answers to. A request for any other is not for us (RFC 9110 §15.5.20), nor is one for another host than
 * its connection was opened to: a browser that sends several hosts' requests over one connection, because one certificate
 * covers them, would present on one attempt's host the card that was chosen on another's.
 *
 * @param authority    host and port as a client writes them in its {@code Host} header, in lower case
 * @param nameRequired whether the connection must say which host it is opened to; where it need not, software that cannot
 *                     (an address instead of a name, an old library) is served too
 */
record Hosts(Pattern authority, boolean nameRequired) {

    /** One DNS label, too long to be guessed or to be met by chance: fresh for each attempt (docs/adr/0005-front.md). */
    private static final String FRESH_LABEL = "[a-z0-9]{16,63}\\.";

    static Hosts of(FrontName name, Ports ports) {
        String one = Pattern.quote(name.authority(ports));
        return switch (name) {
            case CARD -> new Hosts(Pattern.compile("(" + FRESH_LABEL + ")?" + one), true);
            case AUTH, WALLET, MTLS, PHONE -> new Hosts(Pattern.compile(one), false);
        };
    }

    /** @param host the {@code Host} headers of a request */
    boolean include(List<String> host, SSLSession connection) {
        return host.size() == 1
                && authority.matcher(canonical(host.getFirst())).matches()
                && isOpenedTo(host.getFirst(), connection);
    }

    /** A host's name means the same in either case (RFC 9110 §4.2.3). */
    static String canonical(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    private boolean isOpenedTo(String host, SSLSession connection) {
        // RFC 6066 §3: at most one name of each type, and there is one type. JSSE holds clients to it.
        List<SNIServerName> named =
                connection instanceof ExtendedSSLSession session ? session.getRequestedServerNames() : List.of();
        return named.isEmpty()
                ? !nameRequired
                : named.equals(List.of(new SNIHostName(canonical(host).replaceFirst(":\\d+$", ""))));
    }
}
