package fr.galien.sandbox.front;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Arrays;

/** What changes in a request on its way to Keycloak, and in the answer on its way back. */
record Forwarding(int port, Policy policy, UpstreamLog log) implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        rewrite(request);
        Body body = request.getBody();
        MeasuredBody measured = new MeasuredBody(body.stream(), policy.largestBody());
        request.setBody(Body.body(measured, body.length(), body.mediaType()));
        return context.sendRequest()
                .onSuccess(answer -> log.answered())
                .recover(failure -> Future.succeededFuture(apology(request, pageFor(failure, measured))));
    }

    private void rewrite(ProxyRequest request) {
        MultiMap headers = request.headers();
        // RFC 9110 §7.6.1: what Connection names is for this hop. Vert.x takes away the headers the RFC itself names.
        headers.getAll(HttpHeaders.CONNECTION).stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .forEach(headers::remove);
        headers.remove(HttpHeaders.EXPECT); // answered by this server
        ForgedHeaders.strip(headers);
        policy.withheld().forEach(headers::remove);

        var client = request.proxiedRequest();
        headers.set("X-Forwarded-For", client.remoteAddress().hostAddress())
                .set("X-Forwarded-Proto", "https")
                .set("X-Forwarded-Host", Hosts.canonical(client.getHeader(HttpHeaders.HOST)))
                .set("X-Forwarded-Port", Integer.toString(port));
        if (policy.handsCertificateOver()) {
            ClientCertHeader.put(headers, client.sslSession());
        }
    }

    private FrontPage pageFor(Throwable failure, MeasuredBody measured) {
        if (measured.isTooLarge()) {
            return FrontPage.TOO_LARGE;
        }
        log.failed(failure);
        return failure instanceof NoConnection ? FrontPage.SERVICE_AWAY : FrontPage.SERVICE_BROKEN;
    }

    private static ProxyResponse apology(ProxyRequest request, FrontPage page) {
        ProxyResponse response = request.release().response().setStatusCode(page.status());
        page.putHeaders(response.headers());
        return response.setBody(page.body());
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        MultiMap headers = context.response().headers();
        headers.remove(HttpHeaders.CONNECTION).remove(HttpHeaders.KEEP_ALIVE);
        // A promise for a whole host, on every port: on localhost it would lock the developer's other software out.
        headers.remove("strict-transport-security");
        if (!policy.hangsUp()) {
            return context.sendResponse();
        }
        headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        var connection = context.request().proxiedRequest().connection();
        return context.sendResponse().onComplete(sent -> connection.close());
    }
}
