package fr.galien.sandbox.front;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** Takes mutual TLS only, like Keycloak behind the link, and answers with what it was asked. */
final class FakeKeycloak implements AutoCloseable {

    /** Bytes of the answer to {@code …/large}. */
    static final int LARGE = 20 << 20;

    private static final int CHUNK = 64 << 10;

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();

    static FakeKeycloak start(int port, PemFiles certificate, Path linkRoot) {
        FakeKeycloak keycloak = new FakeKeycloak();
        keycloak.vertx
                .createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(false)
                        .setClientAuth(ClientAuth.REQUIRED)
                        .setMaxHeaderSize(64 << 10)
                        .setMaxInitialLineLength(32 << 10)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(certificate.certificate().toString())
                                .setKeyPath(certificate.key().toString()))
                        .setTrustOptions(new PemTrustOptions().addCertPath(linkRoot.toString())))
                .connectionHandler(connection -> keycloak.connections.incrementAndGet())
                .requestHandler(keycloak::answer)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return keycloak;
    }

    int connections() {
        return connections.get();
    }

    int requests() {
        return requests.get();
    }

    private void answer(HttpServerRequest request) {
        requests.incrementAndGet();
        if (request.path().endsWith("/large")) {
            pour(request.response().setChunked(true), LARGE);
            return;
        }
        if (request.path().endsWith("/dies")) {
            request.connection().close();
            return;
        }
        request.body().onSuccess(body -> {
            JsonObject headers = new JsonObject();
            request.headers()
                    .names()
                    .forEach(name -> headers.put(
                            name.toLowerCase(Locale.ROOT),
                            new JsonArray(request.headers().getAll(name))));
            request.response()
                    .putHeader("content-type", "application/json")
                    .putHeader("strict-transport-security", "max-age=31536000; includeSubDomains")
                    .putHeader("set-cookie", (Iterable<String>) List.of("A=1; Path=/auth", "B=2; Path=/auth"))
                    .end(new JsonObject()
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("body", body.length())
                            .put("headers", headers)
                            .toBuffer());
        });
    }

    private static void pour(HttpServerResponse response, int left) {
        if (left == 0) {
            response.end();
        } else {
            response.write(Buffer.buffer(new byte[CHUNK])).onSuccess(written -> pour(response, left - CHUNK));
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
