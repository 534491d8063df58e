package fr.galien.sandbox.net;

import fr.galien.sandbox.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports for a sandbox that nobody listens on at the moment, below those the system hands out by itself. */
public final class FreePorts {

    private static final int TRIES = 50;

    private FreePorts() {}

    public static Ports inARow() {
        for (int i = 0; i < TRIES; i++) {
            Ports ports = new Ports(ThreadLocalRandom.current().nextInt(20_000, 30_000));
            if (free(ports)) {
                return ports;
            }
        }
        throw new IllegalStateException("no free ports on this machine");
    }

    private static boolean free(Ports ports) {
        return IntStream.rangeClosed(ports.base(), ports.last()).allMatch(FreePorts::free);
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
