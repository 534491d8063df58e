package fr.galien.card.revocation.http;

import fr.galien.card.revocation.Http;
import fr.galien.card.revocation.Outage;
import fr.galien.card.revocation.Trouble;
import fr.galien.card.revocation.Unusable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The JDK's client. HTTP/1.1, because that is what such servers speak; no redirection is followed, because only the
 * configured address was looked at by an operator.
 */
public final class JdkHttp implements Http {

    private static final String AGENT = "Galien";

    private final HttpClient client;

    /** @param connect how long a connection may take to come about; an exchange's own limits hold besides */
    public JdkHttp(Duration connect) {
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
    }

    @Override
    public void download(URI address, Path file, Limits limits) throws Unusable {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            exchange(request(address).GET().build(), out, limits);
        } catch (IOException e) {
            throw new Unusable(Outage.DISK, e);
        }
    }

    @Override
    public byte[] post(URI address, String type, byte[] body, Limits limits) throws Unusable {
        HttpRequest request = request(address)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        exchange(request, Channels.newChannel(answer), limits);
        return answer.toByteArray();
    }

    private static HttpRequest.Builder request(URI address) {
        return HttpRequest.newBuilder(address).header("User-Agent", AGENT);
    }

    private void exchange(HttpRequest request, WritableByteChannel sink, Limits limits) throws Unusable {
        BoundedBody body = new BoundedBody(sink, limits.octets());
        CompletableFuture<HttpResponse<Void>> answer = client.sendAsync(request, head -> {
            if (head.statusCode() == 200) {
                return body;
            }
            // The body of a refusal is of no use to anybody.
            return new BoundedBody(Channels.newChannel(ByteArrayOutputStream.nullOutputStream()), limits.octets());
        });
        try {
            HttpResponse<Void> response = await(answer, body, limits);
            if (response.statusCode() != 200) {
                throw new Unusable(new Trouble.Status(response.statusCode()));
            }
        } finally {
            // Ends the exchange whatever its state, and its connection with it.
            answer.cancel(true);
        }
    }

    /** The client's own time-out ends with the head of an answer; a body may drip for ever. */
    private static HttpResponse<Void> await(
            CompletableFuture<HttpResponse<Void>> answer, BoundedBody body, Limits limits) throws Unusable {
        long deadline = System.nanoTime() + limits.total().toNanos();
        long received = 0;
        try {
            while (true) {
                long left = Math.min(limits.pause().toNanos(), deadline - System.nanoTime());
                try {
                    return answer.get(left, TimeUnit.NANOSECONDS);
                } catch (TimeoutException pause) {
                    if (received == body.received() || System.nanoTime() >= deadline) {
                        throw new Unusable(Outage.NO_ANSWER_IN_TIME);
                    }
                    received = body.received();
                }
            }
        } catch (ExecutionException e) {
            throw new Unusable(outage(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unusable(Outage.STOPPED, e);
        }
    }

    private static Outage outage(Throwable cause) {
        return switch (cause) {
            case BoundedBody.TooLong tooLong -> Outage.TOO_LONG;
            case ConnectException refused -> Outage.CANNOT_CONNECT;
            case HttpConnectTimeoutException slow -> Outage.CANNOT_CONNECT;
            default -> Outage.BROKEN_OFF;
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
