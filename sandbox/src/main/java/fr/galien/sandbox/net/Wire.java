package fr.galien.sandbox.net;

import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** The JDK's HTTP client with the bounds every call of the command has, and its failures in the command's words. */
final class Wire {

    static final Duration ANSWER = Duration.ofSeconds(30);

    /** The TLS handshake included, on a machine that may be starting everything else at the same time. */
    private static final Duration CONNECT = Duration.ofSeconds(20);

    private Wire() {}

    static HttpClient.Builder client(SSLContext tls) {
        LoopbackNames.install();
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .sslContext(tls);
    }

    static Exchange send(HttpClient client, HttpRequest request) throws IOException {
        long start = System.nanoTime();
        try {
            var answer = client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            return new Exchange(request.uri(), answer.statusCode(), answer.headers(), answer.body(), millis);
        } catch (ConnectException e) {
            throw new Trouble(
                    "BOX-1063",
                    "Nothing answers at " + request.uri().getHost() + ":"
                            + request.uri().getPort() + ".",
                    "Start the sandbox with ./galien up, or see what it says with ./galien status.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "interrupted while waiting for " + request.uri().getHost());
        }
    }
}
