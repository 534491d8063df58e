package fr.galien.token.assertion.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.galien.token.assertion.SignerOutage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Questions to one signer, in JSON: few at once, each with an end, no more read than a good answer holds. */
final class JsonCalls {

    /** One that hangs takes no more threads than these. */
    private static final int AT_ONCE = 16;

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final int OK = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final Executor threads;
    private final Duration patience;
    private final Semaphore places = new Semaphore(AT_ONCE);

    JsonCalls(HttpClient client, Executor threads, Duration patience) {
        this.client = client;
        this.threads = threads;
        this.patience = patience;
    }

    JsonNode post(URI address, String token, Map<String, ?> question) throws SignerOutage {
        if (!places.tryAcquire()) {
            throw new SignerOutage("too many questions wait for it already");
        }
        try {
            return answer(HttpRequest.newBuilder(address)
                    .timeout(patience)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question)))
                    .build());
        } catch (JsonProcessingException | IllegalArgumentException notToBeSent) {
            throw new SignerOutage("its token cannot be sent", notToBeSent);
        } finally {
            places.release();
        }
    }

    /** The client's own time-out ends with the head of an answer; a body may drip for ever. */
    private JsonNode answer(HttpRequest request) throws SignerOutage {
        CompletableFuture<HttpResponse<InputStream>> head = client.sendAsync(request, BodyHandlers.ofInputStream());
        CompletableFuture<JsonNode> answer = head.thenApplyAsync(JsonCalls::read, threads);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof Unusable unusable
                    ? new SignerOutage(unusable.getMessage())
                    : new SignerOutage("it cannot be reached", broken.getCause());
        } catch (TimeoutException late) {
            throw new SignerOutage("it did not answer in time", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SignerOutage("this server stops", stopped);
        } finally {
            head.cancel(true);
            // Whoever still reads is interrupted by it.
            head.thenAccept(JsonCalls::close);
        }
    }

    private static void close(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException closed) {
            throw new CompletionException(closed);
        }
    }

    private static JsonNode read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                // What it says beside its status may be anything.
                throw new Unusable("it answered with status " + response.statusCode());
            }
            byte[] text = body.readNBytes(LONGEST_ANSWER + 1);
            if (text.length > LONGEST_ANSWER) {
                throw new Unusable("its answer is too long");
            }
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new Unusable("its answer is no JSON");
        } catch (IOException broken) {
            throw new CompletionException(broken);
        }
    }

    private static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Unusable(String sentence) {
            super(sentence);
        }
    }
}
