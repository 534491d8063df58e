package fr.galien.tests.system;

import fr.galien.sandbox.Ports;
import fr.galien.sandbox.SandboxHome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nine consecutive ports nobody listens on: those of the last run if possible, so that the realm keeps its addresses. */
public final class FreePorts {

    /** Beneath the ports that systems give to outgoing connections, which come and go. */
    private static final int FIRST = 15_000;

    private static final int LAST = 32_000;
    private static final int TRIES = 1_000;

    private FreePorts() {}

    static Ports of(SandboxHome home) {
        Stream<Ports> last = home.ports().equals(Ports.DEFAULT) ? Stream.empty() : Stream.of(home.ports());
        return Stream.concat(last, some())
                .filter(FreePorts::areFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no thirteen free ports in a row"));
    }

    public static Ports any() {
        return some().filter(FreePorts::areFree).findFirst().orElseThrow();
    }

    private static Stream<Ports> some() {
        return RandomGenerator.getDefault().ints(TRIES, FIRST, LAST).mapToObj(Ports::new);
    }

    private static boolean areFree(Ports ports) {
        return IntStream.rangeClosed(ports.base(), ports.last()).allMatch(FreePorts::isFree);
    }

    private static boolean isFree(int port) {
        try (ServerSocket listener = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return listener.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
