package fr.galien.sandbox.front;

import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.stream.Stream;

/** The addresses nobody outside this machine can reach. */
public final class Loopback {

    static final String V4 = "127.0.0.1";

    private static final String V6 = "::1";

    private Loopback() {}

    /** Both where the machine has both: a browser that resolves {@code localhost} to {@code ::1} tries it first. */
    public static List<String> addresses() {
        return hasV6() ? List.of(V4, V6) : List.of(V4);
    }

    private static boolean hasV6() {
        try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
            return interfaces
                    .flatMap(NetworkInterface::inetAddresses)
                    .anyMatch(address -> address instanceof Inet6Address && address.isLoopbackAddress());
        } catch (SocketException e) {
            return false;
        }
    }
}
