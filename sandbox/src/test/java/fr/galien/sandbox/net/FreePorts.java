package fr.galien.sandbox.net;

import fr.galien.sandbox.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for a sandbox that nobody listens on at the moment. */
public final class FreePorts {

    private static final int TRIES = 50;

    private FreePorts() {}

    public static Ports inARow() throws IOException {
        for (int i = 0; i < TRIES; i++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000));
            if (free(ports)) {
                return ports;
            }
        }
        throw new IOException("no free ports on this machine");
    }

    private static boolean free(Ports ports) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int port = ports.base(); port <= ports.postgres(); port++) {
                held.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            }
            return true;
        } catch (IOException e) {
            return false;
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
