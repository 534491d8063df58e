package fr.galien.tests.system;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A vendor's back-channel logout address, with what it received and what it says to it. */
public final class LogoutReceiver implements AutoCloseable {

    private static final String PREFIX = "logout_token=";

    private final HttpServer server;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers;

    /** @param answers statuses in their order; 200 to all that comes after */
    public LogoutReceiver(Integer... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Integer status = answers.poll();
        exchange.sendResponseHeaders(status == null ? 200 : status, -1);
        exchange.close();
        received.add(form.startsWith(PREFIX) ? form.substring(PREFIX.length()) : "not a logout token");
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/logout");
    }

    /** The logout tokens, in their order. */
    List<String> received() {
        return received;
    }

    public Optional<List<String>> received(int count) {
        return received.size() >= count ? Optional.of(List.copyOf(received)) : Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
