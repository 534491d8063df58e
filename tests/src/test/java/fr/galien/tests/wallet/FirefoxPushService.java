package fr.galien.tests.wallet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.tls.PemPair;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What Mozilla runs for Firefox, on this machine: a WebSocket to the browser, and RFC 8030 for whoever rings it. It cannot read
 * what it passes on; the browser can.
 */
final class FirefoxPushService implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final long PATIENCE_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final List<MultiMap> bells = new CopyOnWriteArrayList<>();
    private final int port;
    private final int browserPort;

    private volatile ServerWebSocket browser;

    private FirefoxPushService(int port, PemPair tls) {
        this.port = port;
        HttpServer browsers =
                await(vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("push-notification"))
                        .webSocketHandler(this::connected)
                        .listen(0, LOOPBACK));
        this.browserPort = browsers.actualPort();
        await(vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certificate().toString())
                                .setKeyPath(tls.key().toString())))
                .requestHandler(this::ring)
                .listen(port, LOOPBACK));
    }

    /** @param port where it is rung, on {@code localhost} */
    static FirefoxPushService start(int port, PemPair tls) {
        return new FirefoxPushService(port, tls);
    }

    String browserAddress() {
        return "ws://" + LOOPBACK + ":" + browserPort + "/";
    }

    /** The headers of what was sent. */
    List<MultiMap> bells() {
        return bells;
    }

    private void connected(ServerWebSocket socket) {
        browser = socket;
        socket.textMessageHandler(text -> answer(socket, text));
    }

    private void answer(ServerWebSocket socket, String text) {
        JsonNode message = read(text);
        String type = message.path("messageType").asText();
        ObjectNode answer = Json.object().put("messageType", type).put("status", 200);
        switch (type) {
            case "hello" -> {
                answer.put("uaid", UUID.randomUUID().toString().replace("-", ""))
                        .put("use_webpush", true);
                socket.writeTextMessage(answer.toString());
            }
            case "register", "unregister" -> {
                String channel = message.path("channelID").asText();
                answer.put("channelID", channel).put("pushEndpoint", "https://localhost:" + port + "/push/" + channel);
                socket.writeTextMessage(answer.toString());
            }
            case "" -> socket.writeTextMessage("{}");
            default -> {
                // An acknowledgement, or a wish for news of Mozilla's.
            }
        }
    }

    private void ring(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            bells.add(request.headers());
            String channel = request.path().substring("/push/".length());
            browser.writeTextMessage(notification(channel, body).toString());
            request.response().setStatusCode(201).end();
        });
    }

    private static ObjectNode notification(String channel, Buffer body) {
        ObjectNode message = Json.object()
                .put("messageType", "notification")
                .put("channelID", channel)
                .put("version", UUID.randomUUID().toString())
                .put("data", Base64.getUrlEncoder().withoutPadding().encodeToString(body.getBytes()));
        message.putObject("headers").put("encoding", "aes128gcm");
        return message;
    }

    private static JsonNode read(String text) {
        try {
            return Json.read(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
