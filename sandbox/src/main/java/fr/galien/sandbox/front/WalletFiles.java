package fr.galien.sandbox.front;

import fr.galien.sandbox.Addresses;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The files of the phone's application as they lie in the checkout, under the policy that keeps every other script away from
 * its keys. {@code docker/nginx/wallet.conf} says the same of production.
 */
final class WalletFiles implements Handler<HttpServerRequest> {

    private static final String CONFIGURATION = "/config.json";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", "application/json",
            "png", "image/png",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    private final Path directory;
    private final String configuration;
    private final Map<String, String> headers;

    WalletFiles(Path directory, Addresses addresses) {
        this.directory = directory;
        this.configuration =
                new JsonObject().put("issuer", addresses.issuer().toString()).encode();
        this.headers = headers(addresses.auth());
    }

    private static Map<String, String> headers(URI auth) {
        String policy = String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self'",
                "connect-src 'self' " + auth.resolve("/").toString().replaceFirst("/$", ""),
                "manifest-src 'self'",
                "worker-src 'self'",
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                // Text may become a script nowhere, but for the one address of the service worker.
                "require-trusted-types-for 'script'",
                "trusted-types galien-worker");
        return Map.of(
                "content-security-policy",
                policy,
                "x-content-type-options",
                "nosniff",
                "referrer-policy",
                "no-referrer",
                "permissions-policy",
                "camera=(self), publickey-credentials-create=(self), publickey-credentials-get=(self), geolocation=(),"
                        + " microphone=()",
                "cross-origin-opener-policy",
                "same-origin",
                "cross-origin-resource-policy",
                "same-origin",
                // Asked for again each time: an update arrives with the next opening, and the service worker keeps what
                // is needed without network.
                "cache-control",
                "no-cache");
    }

    @Override
    public void handle(HttpServerRequest request) {
        String path = request.path().equals("/") ? "/index.html" : request.path();
        HttpServerResponse response = request.response();
        if (path.equals(CONFIGURATION)) {
            putHeaders(response, path);
            response.end(configuration);
            return;
        }
        // The policy let plain names pass only: none leads out of the directory.
        Path file = directory.resolve(path.substring(1));
        if (!Files.isRegularFile(file)) {
            FrontPage.NOTHING_HERE.answer(request);
            return;
        }
        putHeaders(response, path);
        response.sendFile(file.toString());
    }

    private void putHeaders(HttpServerResponse response, String path) {
        headers.forEach(response::putHeader);
        response.putHeader(HttpHeaders.CONTENT_TYPE, MEDIA_TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
    }
}
