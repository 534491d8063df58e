package fr.galien.production;

import java.util.regex.Pattern;

/** An entry of {@code proxy-trusted-addresses}: whose word about the caller is believed. */
public final class TrustedAddress {

    /** Two colons at least, and nothing that tells where the address ends. */
    private static final Pattern BARE_IPV6 = Pattern.compile("[^/\\[]*:[^/\\[]*:[^/]*");

    private TrustedAddress() {}

    /**
     * Whether the server takes an IPv6 address for a host and a port. It then looks the host up with each request, trusts
     * nobody, and has no file handle left after some thousands.
     */
    public static boolean isTakenForHostAndPort(String entry) {
        return BARE_IPV6.matcher(entry.strip()).matches();
    }
}
