package fr.galien.tests.system;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.StreamSupport;

/** What an operator sees on the management port. */
final class Management {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI base = URI.create(
            "http://127.0.0.1:" + TheSandbox.get().addresses().ports().management());

    JsonNode status() {
        try {
            return Json.read(get("/status", "application/json").body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode list(String authority) {
        return of(authority, status().path("lists"));
    }

    JsonNode responder(String authority) {
        return of(authority, status().path("responders"));
    }

    HttpResponse<String> get(String path, String accept) {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Accept", accept));
    }

    void refresh() {
        post("/status/refresh");
    }

    /** @param headers names and values */
    HttpResponse<String> post(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path)).POST(BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** The value of a gauge; of none, an error. */
    double metric(String name, String authority) {
        return get("/metrics", "text/plain")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") && line.contains("authority=\"" + authority + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no metric " + name + " of " + authority));
    }

    private static JsonNode of(String authority, JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(line -> line.path("authority").asText().equals(authority))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is shown of " + authority));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
