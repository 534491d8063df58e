package fr.galien.sandbox.front;

import fr.galien.sandbox.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Eight consecutive ports nobody uses, below those the system hands out by itself. */
final class FreePorts {

    private FreePorts() {}

    static Ports find() {
        for (int attempt = 0; attempt < 100; attempt++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(12_000, 30_000));
            if (allFree(ports)) {
                return ports;
            }
        }
        throw new IllegalStateException("no eight free ports in a row");
    }

    private static boolean allFree(Ports ports) {
        for (int port = ports.auth(); port <= ports.postgres(); port++) {
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assert probe.isBound();
            } catch (IOException taken) {
                return false;
            }
        }
        return true;
    }
}
