package fr.galien.card.revocation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.galien.card.revocation.Http;
import fr.galien.card.revocation.Outage;
import fr.galien.card.revocation.Trouble;
import fr.galien.card.revocation.Unusable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are slow, endless, elsewhere or away. */
class JdkHttpAttackTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Http.Limits PATIENT = new Http.Limits(1 << 20, LONG, LONG);

    @TempDir
    Path directory;

    private final List<String> heads = new CopyOnWriteArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private JdkHttp http;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        http = new JdkHttp(Duration.ofSeconds(5));
        file = Files.createFile(directory.resolve("list"));
    }

    @AfterEach
    void close() {
        end.countDown();
        http.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void downloadsWithHttp11AndAFixedName() throws Exception {
        at("/list", exchange -> answer(exchange, 200, "a list"));

        http.download(address("/list"), file, PATIENT);

        assertThat(file).hasContent("a list");
        assertThat(heads).containsExactly("GET HTTP/1.1 [Galien] null");
    }

    @Test
    void postsAndReadsTheAnswer() throws Exception {
        at(
                "/ocsp",
                exchange -> answer(
                        exchange,
                        200,
                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII) + "!"));

        byte[] answer = http.post(
                address("/ocsp"), "application/ocsp-request", "why".getBytes(StandardCharsets.US_ASCII), PATIENT);

        assertThat(answer).asString().isEqualTo("why!");
        assertThat(heads).containsExactly("POST HTTP/1.1 [Galien] [application/ocsp-request]");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void followsNoRedirection(int status) {
        at("/elsewhere", exchange -> answer(exchange, 200, "metadata of a cloud"));
        at("/list", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            answer(exchange, status, "");
        });

        assertRefused(new Trouble.Status(status), "/list", PATIENT);
        assertThat(heads).hasSize(1);
        assertThat(file).isEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 206, 401, 404, 500, 503})
    void takesNothingButWhatComesWith200(int status) {
        at("/list", exchange -> answer(exchange, status, status == 204 ? "" : "an error page"));

        assertRefused(new Trouble.Status(status), "/list", PATIENT);
        assertThat(file).isEmptyFile();
    }

    @Test
    void cutsOffABodyWithoutEnd() throws Exception {
        at("/list", exchange -> endless(exchange, 0));

        assertRefused(Outage.TOO_LONG, "/list", PATIENT);
        assertThat(Files.size(file)).isLessThanOrEqualTo(PATIENT.octets());
    }

    @Test
    void cutsOffABodyThatSaysItIsLong() {
        at("/list", exchange -> endless(exchange, 10L << 30));

        assertRefused(Outage.TOO_LONG, "/list", PATIENT);
    }

    @Test
    void cutsOffAnAnswerOfTenMegabytes() {
        at("/ocsp", exchange -> answer(exchange, 200, "x".repeat(10 << 20)));

        assertThatThrownBy(() -> http.post(
                        address("/ocsp"),
                        "application/ocsp-request",
                        new byte[1],
                        new Http.Limits(1 << 16, LONG, LONG)))
                .isInstanceOfSatisfying(
                        Unusable.class, e -> assertThat(e.trouble()).isEqualTo(Outage.TOO_LONG));
    }

    @Test
    void leavesAResponderThatNeverAnswers() {
        at("/ocsp", exchange -> awaitEnd());

        assertThatThrownBy(() -> http.post(
                        address("/ocsp"),
                        "application/ocsp-request",
                        new byte[1],
                        new Http.Limits(1 << 16, SHORT, SHORT)))
                .isInstanceOfSatisfying(
                        Unusable.class, e -> assertThat(e.trouble()).isEqualTo(Outage.NO_ANSWER_IN_TIME));
    }

    @Test
    void leavesAServerThatFallsSilentWithinABody() {
        at("/list", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        assertRefused(Outage.NO_ANSWER_IN_TIME, "/list", new Http.Limits(1 << 20, SHORT, LONG));
    }

    /** Each octet comes before the pause is over; all of them would take for ever. */
    @Test
    void leavesAServerThatDripsWhenItsTimeIsUp() {
        at("/list", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (!ended(Duration.ofMillis(20))) {
                    out.write(1);
                    out.flush();
                }
            }
        });

        assertRefused(Outage.NO_ANSWER_IN_TIME, "/list", new Http.Limits(1 << 20, LONG, Duration.ofMillis(400)));
    }

    @Test
    void saysThatABodyBrokeOff() {
        at("/list", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(1);
            exchange.close();
        });

        assertRefused(Outage.BROKEN_OFF, "/list", PATIENT);
    }

    @Test
    void saysThatNobodyIsThere() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        URI nobody = URI.create("http://127.0.0.1:" + port + "/");

        assertThatThrownBy(() -> http.download(nobody, file, PATIENT))
                .isInstanceOfSatisfying(
                        Unusable.class, e -> assertThat(e.trouble()).isEqualTo(Outage.CANNOT_CONNECT));
    }

    @Test
    void endsWhatIsUnderWayWhenItIsClosed() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        at("/list", exchange -> {
            asked.countDown();
            awaitEnd();
        });
        Future<Trouble> waiting = threads.submit(() -> {
            try {
                http.download(address("/list"), file, PATIENT);
                return null;
            } catch (Unusable e) {
                return e.trouble();
            }
        });
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();

        http.close();

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isNotNull();
    }

    private void assertRefused(Trouble why, String path, Http.Limits limits) {
        assertThatThrownBy(() -> http.download(address(path), file, limits))
                .isInstanceOfSatisfying(
                        Unusable.class, refused -> assertThat(refused.trouble()).isEqualTo(why));
    }

    private void at(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            heads.add(exchange.getRequestMethod() + " " + exchange.getProtocol() + " "
                    + exchange.getRequestHeaders().get("User-Agent") + " "
                    + exchange.getRequestHeaders().get("Content-Type"));
            handler.handle(exchange);
        });
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.US_ASCII);
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(octets);
        }
    }

    private static void endless(HttpExchange exchange, long length) throws IOException {
        exchange.sendResponseHeaders(200, length);
        byte[] more = new byte[1 << 16];
        try (OutputStream out = exchange.getResponseBody()) {
            while (true) {
                out.write(more);
            }
        }
    }

    private void awaitEnd() {
        ended(LONG);
    }

    private boolean ended(Duration within) {
        try {
            return end.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }
}
