package fr.galien.sandbox.client;

import fr.galien.sandbox.Trouble;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Addresses a browser may be sent back to. Pro Santé Connect registers each one and compares character for character, so what
 * could only work as a pattern is refused here already.
 */
final class ReturnAddress {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ReturnAddress() {}

    /**
     * @throws Trouble BOX-1070 when it is no address, or one that {@link #check} refuses
     */
    static URI parse(String text) {
        try {
            URI address = new URI(text.strip());
            check(address);
            return address;
        } catch (URISyntaxException e) {
            // An asterisk is legal in a URI, most other signs people use for patterns are not.
            throw refused(text, "is not an address");
        }
    }

    /**
     * @throws Trouble BOX-1070 saying what is wrong
     */
    static void check(URI address) {
        String text = address.toString();
        if (text.contains("*")) {
            throw refused(text, "holds a wildcard, and addresses are compared character for character");
        }
        if (address.getScheme() == null || address.getHost() == null) {
            throw refused(text, "is not absolute");
        }
        if (address.getRawFragment() != null) {
            throw refused(text, "has a fragment, which never reaches a server (RFC 6749 §3.1.2)");
        }
        if (address.getRawUserInfo() != null) {
            throw refused(text, "holds a user name");
        }
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(scheme.equals("http") && isLoopback(address))) {
            throw refused(text, "is neither https nor http on this machine");
        }
    }

    private static boolean isLoopback(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return LOOPBACK.contains(host) || host.endsWith(".localhost");
    }

    private static Trouble refused(String address, String why) {
        return new Trouble(
                "BOX-1070",
                "The address " + address + " " + why + ".",
                "Give whole addresses, such as https://software.example/callback or http://localhost:8080/callback.");
    }
}
