package fr.galien.sandbox.front;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/**
 * Sends an authorization request on to the auth host. It redirects rather than proxies because the login's cookies belong to
 * the auth host; 307 because method and body are kept (RFC 9110 §15.4.8).
 *
 * @param authorization where it really lives
 */
record WalletRedirect(URI authorization) implements Handler<HttpServerRequest> {

    @Override
    public void handle(HttpServerRequest request) {
        String query = request.query();
        request.response()
                .setStatusCode(307)
                .putHeader(HttpHeaders.LOCATION, query == null ? authorization.toString() : authorization + "?" + query)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("referrer-policy", "no-referrer")
                .putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE)
                .end()
                .onComplete(sent -> request.connection().close());
    }
}
