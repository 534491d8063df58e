package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import fr.galien.directory.LogoutAnswer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class LogoutDeliveryTest {

    private static final LogoutDelivery.Limits SHORT =
            new LogoutDelivery.Limits(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(900));

    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final CloseableHttpClient http = HttpClients.createDefault();
    private final LogoutDelivery delivery = new LogoutDelivery(alarm, SHORT);

    @AfterEach
    void close() throws IOException {
        alarm.shutdownNow();
        http.close();
    }

    @ParameterizedTest
    @CsvSource({"200, DONE", "204, DONE", "400, REFUSED", "501, NONE"})
    void postsTheTokenAsAFormAndReadsTheVerdict(int status, LogoutAnswer answer) throws IOException {
        AtomicReference<String> received = new AtomicReference<>();
        HttpServer vendor = HttpServer.create(loopback(), 0);
        vendor.createContext("/logout", exchange -> {
            received.set(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII));
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        vendor.start();
        try {
            assertThat(delivery.post(http, address(vendor) + "/logout", "a.b.c"))
                    .isEqualTo(answer);
        } finally {
            vendor.stop(0);
        }

        assertThat(received.get())
                .startsWith("POST application/x-www-form-urlencoded")
                .endsWith(" logout_token=a.b.c");
    }

    @Test
    void followsNoRedirect() throws IOException {
        AtomicInteger followed = new AtomicInteger();
        HttpServer vendor = HttpServer.create(loopback(), 0);
        vendor.createContext("/logout", exchange -> {
            exchange.getResponseHeaders().add("Location", address(vendor) + "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        vendor.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        vendor.start();
        try {
            assertThat(delivery.post(http, address(vendor) + "/logout", "a.b.c"))
                    .isEqualTo(LogoutAnswer.NONE);
        } finally {
            vendor.stop(0);
        }

        assertThat(followed).hasValue(0);
    }

    @Test
    void doesNotWaitForAVendorWhoNeverAnswers() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertThat(inTime("http://127.0.0.1:" + mute.getLocalPort() + "/logout"))
                    .isEqualTo(LogoutAnswer.NONE);
        }
    }

    /** Never silent for long, and never at the end. */
    @Test
    void doesNotListenForeverToAVendorWhoAnswersForever() throws Exception {
        try (ServerSocket chatterbox = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> talking = CompletableFuture.runAsync(() -> talk(chatterbox));

            assertThat(inTime("http://127.0.0.1:" + chatterbox.getLocalPort() + "/logout"))
                    .isEqualTo(LogoutAnswer.NONE);
            assertThat(talking).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    /** The verdict is in the first line: what follows, however much, is not read. */
    @Test
    void takesTheVerdictOfAVendorWhoseAnswerHasNoEnd() throws Exception {
        HttpServer vendor = HttpServer.create(loopback(), 0);
        vendor.createContext("/logout", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8192]);
                }
            }
        });
        vendor.start();
        try {
            assertThat(inTime(address(vendor) + "/logout")).isEqualTo(LogoutAnswer.DONE);
        } finally {
            vendor.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:1/logout",
                "https://nobody.invalid/logout",
                "no address at all",
                "/logout",
                "file:///etc/passwd"
            })
    void isNotStoppedByAnAddressThatLeadsNowhere(String address) {
        assertThat(inTime(address)).isEqualTo(LogoutAnswer.NONE);
    }

    private LogoutAnswer inTime(String address) {
        long start = System.nanoTime();
        LogoutAnswer answer = delivery.post(http, address, "a.b.c");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        return answer;
    }

    private static void talk(ServerSocket server) {
        try (Socket connection = server.accept();
                OutputStream out = connection.getOutputStream()) {
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            while (true) {
                out.write("X-More: of it\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        } catch (IOException closedByTheOtherSide) {
            // As it should be.
        }
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static String address(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
