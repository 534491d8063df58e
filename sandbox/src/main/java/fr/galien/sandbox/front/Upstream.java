package fr.galien.sandbox.front;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;

/**
 * The link to Keycloak: mutual TLS on kept connections. It is what makes the headers believable, since Keycloak takes
 * connections from the holder of the link's key only.
 */
final class Upstream {

    /** Keycloak is on this machine: it answers at once or not at all. */
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;

    /** Time without a byte before an answer is given up. */
    private static final int IDLE_TIMEOUT_MILLIS = 60_000;

    /** Shorter than Keycloak keeps them, so that a request never meets a connection that is just being closed. */
    private static final int KEEP_ALIVE_SECONDS = 60;

    private static final int CONNECTIONS = 64;

    /** Requests that wait for a connection; one more is told that the service is away. */
    private static final int WAITING = 512;

    private final HttpClient client;
    private final SocketAddress keycloak;
    private final UpstreamLog log = new UpstreamLog();

    Upstream(Vertx vertx, FrontSettings settings) {
        this.keycloak = SocketAddress.inetSocketAddress(settings.ports().keycloak(), Loopback.V4);
        this.client = vertx.httpClientBuilder()
                .with(new HttpClientOptions()
                        .setSsl(true)
                        .setVerifyHost(true)
                        .setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setUseAlpn(false)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(settings.link().certificate().toString())
                                .setKeyPath(settings.link().key().toString()))
                        .setTrustOptions(new PemTrustOptions()
                                .addCertPath(settings.linkRoot().toString()))
                        .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                        .setKeepAlive(true)
                        .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                        .setMaxHeaderSize(32 << 10))
                .with(new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING))
                .build();
    }

    HttpProxy proxy(FrontName name, FrontSettings settings) {
        return HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(this::connect)
                .addInterceptor(new Forwarding(name.port(settings.ports()), Policy.of(name), log));
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        return client.request(new RequestOptions()
                        .setServer(keycloak)
                        .setHost("localhost")
                        .setPort(keycloak.port())
                        .setIdleTimeout(IDLE_TIMEOUT_MILLIS))
                .recover(failure -> Future.failedFuture(new NoConnection(failure)));
    }
}
