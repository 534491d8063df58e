package fr.galien.mobile.http;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Whether an address is one of the internet, and not of this machine or of a network of its own. */
final class PublicAddress {

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address ? isUniqueLocal(address) : isReserved(address)));
    }

    /** RFC 4193 §3.1. */
    private static boolean isUniqueLocal(InetAddress address) {
        return (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    /** "This network" (RFC 791), shared address space of providers (RFC 6598), and everything above 240 (RFC 1112). */
    private static boolean isReserved(InetAddress address) {
        int first = address.getAddress()[0] & 0xff;
        int second = address.getAddress()[1] & 0xc0;
        return first == 0 || (first == 100 && second == 64) || first >= 240;
    }
}
