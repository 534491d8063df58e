package fr.galien.tests.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** A back-channel logout address that takes what it is sent and never answers. */
final class MuteReceiver implements AutoCloseable {

    private final ServerSocket socket;
    private final List<Socket> callers = new CopyOnWriteArrayList<>();
    private final AtomicBoolean hungUp = new AtomicBoolean();

    MuteReceiver() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::listen);
    }

    private void listen() {
        try {
            while (true) {
                Socket caller = socket.accept();
                callers.add(caller);
                Thread.ofVirtual().start(() -> hear(caller));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void hear(Socket caller) {
        try {
            while (caller.getInputStream().read() >= 0) {
                // Whatever is said.
            }
            hungUp.set(true);
        } catch (IOException closed) {
            hungUp.set(true);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/logout");
    }

    /** Whether a caller ever gave up. */
    boolean wasHungUpOn() {
        return hungUp.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket caller : callers) {
            caller.close();
        }
    }
}
