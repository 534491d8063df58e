package fr.galien.tests.system;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.Ports;
import fr.galien.tests.browser.Await;
import fr.galien.tests.contract.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Keycloak process of a cluster beside the sandbox's own, on its database, spoken to as the front does: so that a test can
 * say which process a call comes to.
 */
final class Node implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    /** Until the others have noticed that one of them is gone. */
    private static final Duration ANSWER = Duration.ofSeconds(90);

    private final Process server;
    private final Ports ports;
    private final Path log;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .sslContext(Tls.ofTheFront())
            .build();

    private Node(Process server, Ports ports, Path log) {
        this.server = server;
        this.ports = ports;
        this.log = log;
    }

    static Node start(Path log) throws IOException {
        Ports ports = FreePorts.any();
        Process server = TheSandbox.get()
                .startBeside(
                        List.of(
                                "--cache=ispn",
                                "--cache-embedded-network-bind-address=127.0.0.1",
                                "--cache-embedded-network-bind-port=" + freePort(),
                                "--https-port=" + ports.keycloak(),
                                "--http-management-port=" + ports.management()),
                        log);
        return new Node(server, ports, log);
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    /** Ready, and in a cluster of so many. */
    void isOneOf(int nodes) {
        Await.until("a cluster of " + nodes + " in " + log, START, () -> {
            assertAlive();
            return read().lines().anyMatch(line -> line.contains("cluster view") && line.contains("(" + nodes + ")"))
                    && isReady();
        });
    }

    private void assertAlive() {
        if (!server.isAlive()) {
            throw new AssertionError("ended with " + server.exitValue() + ", see " + log);
        }
    }

    private boolean isReady() {
        try {
            return HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(URI.create(
                                                    "http://127.0.0.1:" + ports.management() + "/health/ready"))
                                            .build(),
                                    BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private String read() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** At once, with whatever it was doing. */
    void dies() {
        server.destroyForcibly().onExit().join();
    }

    HttpResponse<String> post(URI address, String json, Map<String, String> headers) {
        HttpRequest.Builder request = to(address).POST(BodyPublishers.ofString(json));
        request.header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request);
    }

    HttpResponse<String> get(Browser browser, URI address) {
        HttpResponse<String> answer =
                browser.keeping(send(browser.with(to(address)).GET()));
        return answer.statusCode() == 302
                ? get(
                        browser,
                        address.resolve(answer.headers().firstValue("Location").orElseThrow()))
                : answer;
    }

    HttpResponse<String> submit(Browser browser, URI address, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.keeping(send(browser.with(to(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))));
    }

    /** The address is the service's public one; this process is asked for it. */
    private HttpRequest.Builder to(URI address) {
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        return HttpRequest.newBuilder(
                        URI.create("https://localhost:" + ports.keycloak() + address.getRawPath() + query))
                .timeout(ANSWER);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        dies();
    }

    /** Somebody's cookies, which go to whichever process is asked. */
    static final class Browser {

        private static final URI SERVICE =
                TheSandbox.get().addresses().issuer().resolve("/auth/realms/" + Addresses.REALM + "/");

        private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

        private HttpRequest.Builder with(HttpRequest.Builder request) {
            try {
                cookies.get(SERVICE, Map.of())
                        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
                return request;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private HttpResponse<String> keeping(HttpResponse<String> answer) {
            try {
                cookies.put(SERVICE, answer.headers().map());
                return answer;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
