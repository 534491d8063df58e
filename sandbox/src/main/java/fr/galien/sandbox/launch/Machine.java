package fr.galien.sandbox.launch;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What must hold before anything is started. */
final class Machine {

    /** The unpacked server, the database and the nation take under one; the rest is room for logs. */
    static final long NEEDED_BYTES = 2L << 30;

    private static final int CONNECT_MILLIS = 200;

    private Machine() {}

    /** @throws Trouble BOX-1004 naming the first port in use */
    static void portsAreFree(Ports ports, Set<Service> services) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        needed.put("the login pages", ports.auth());
        needed.put("the wallet address", ports.wallet());
        needed.put("the card host", ports.card());
        needed.put("vendors' mutual TLS", ports.mtls());
        needed.put("the demo software", ports.demo());
        needed.put("Keycloak", ports.keycloak());
        needed.put("Keycloak's health", ports.management());
        needed.put("PostgreSQL", ports.postgres());
        needed.put("the phone's application", ports.phone());
        services.forEach(service -> needed.put("the " + service.key() + " service", service.port(ports)));
        if (services.contains(Service.MESSAGING)) {
            needed.put("sending mail", ports.submission());
        }
        needed.forEach((use, port) -> {
            if (isBusy(port)) {
                int other = ports.base() + 1000 <= 60000 ? ports.base() + 1000 : ports.base() - 1000;
                throw new Trouble(
                        "BOX-1004",
                        "Port " + port + ", wanted for " + use + ", is in use by another program.",
                        "Stop that program, or use thirteen other ports: ./galien up --port " + other);
            }
        });
    }

    private static boolean isBusy(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        // Some systems let us listen beside a program that listens on all addresses: ask whether somebody answers, too.
        try (Socket visitor = new Socket()) {
            visitor.connect(new InetSocketAddress(loopback, port), CONNECT_MILLIS);
            return true;
        } catch (IOException nobodyAnswers) {
            try (ServerSocket listener = new ServerSocket(port, 1, loopback)) {
                return !listener.isBound();
            } catch (IOException taken) {
                return true;
            }
        }
    }

    /** @throws Trouble BOX-1005 if the file system of the home is nearly full, BOX-1006 if the home cannot be written */
    static long freeSpace(Path home) {
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, "probe", "");
            Files.delete(probe);
            long free = Files.getFileStore(home).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new Trouble(
                        "BOX-1005",
                        "Only " + free / (1 << 20) + " MB are free on the disk of " + home + "; 2 GB are needed.",
                        "Make room, or keep the sandbox elsewhere: ./galien up --home DIR");
            }
            return free;
        } catch (IOException e) {
            throw notWritable(home, e);
        }
    }

    static Trouble notWritable(Path home, IOException why) {
        return new Trouble(
                "BOX-1006",
                "The directory " + home + " cannot be written (" + why.getMessage() + ").",
                "Make room or give yourself the right to write there, or use another: ./galien up --home DIR");
    }
}
