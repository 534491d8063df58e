package fr.galien.tests.resource;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Software that calls a service; each request on a connection of its own. */
record Caller(Pki pki) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** @return empty if no connection came about: some stacks want a certificate in the handshake already */
    Optional<HttpResponse<String>> get(URI resource, Sent sent) {
        try (HttpClient client = client(sent.sender())) {
            return Optional.of(client.send(request(resource, sent).build(), BodyHandlers.ofString()));
        } catch (IOException refused) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static HttpRequest.Builder request(URI resource, Sent sent) {
        HttpRequest.Builder request = HttpRequest.newBuilder(resource).timeout(PATIENCE);
        sent.authorization().forEach(value -> request.header("Authorization", value));
        sent.proofs().forEach(value -> request.header("DPoP", value));
        return request;
    }

    HttpClient client(Sender sender) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(pki.of(sender))
                .connectTimeout(PATIENCE)
                .build();
    }
}
