package fr.galien.sandbox.front;

import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.Trouble;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.BindException;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running front: listens on the loopback addresses only, until closed. */
public final class Front implements AutoCloseable {

    private static final long START_SECONDS = 30;
    private static final long STOP_SECONDS = 10;

    private final Vertx vertx;

    private Front(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * Returns once all names listen. Keycloak need not be there yet: until it is, the names that lead to it answer 503.
     *
     * @throws Trouble {@code BOX-1025} if a port is taken, {@code BOX-1026} if a certificate or key cannot be used
     */
    public static Front start(FrontSettings settings) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(Math.max(2, Runtime.getRuntime().availableProcessors()))
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        Front front = new Front(vertx);
        try {
            Upstream upstream = new Upstream(vertx, settings);
            for (FrontName name : FrontName.values()) {
                front.open(name, settings, upstream);
            }
            return front;
        } catch (RuntimeException e) {
            front.close();
            throw e;
        }
    }

    private void open(FrontName name, FrontSettings settings, Upstream upstream) {
        Handler<HttpServerRequest> onward = switch (name) {
            case WALLET -> new WalletRedirect(authorization(settings));
            case PHONE -> new WalletFiles(settings.wallet(), new Addresses(settings.ports()));
            case AUTH, CARD, MTLS -> upstream.proxy(name, settings);
        };
        Gate gate = new Gate(Hosts.of(name, settings.ports()), Policy.of(name), onward);
        int port = name.port(settings.ports());
        for (String address : Loopback.addresses()) {
            Future<?> listening = vertx.createHttpServer(Listening.of(name, settings))
                    .requestHandler(gate)
                    .listen(port, address);
            try {
                await(listening, START_SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw trouble(name, port, e);
            }
        }
    }

    private static URI authorization(FrontSettings settings) {
        return URI.create(new Addresses(settings.ports()).issuer() + "/protocol/openid-connect/auth");
    }

    private static Trouble trouble(FrontName name, int port, Exception e) {
        if (e.getCause() instanceof BindException) {
            return new Trouble(
                    "BOX-1025",
                    "Port " + port + " is taken: the front cannot listen there (" + name + ").",
                    "Stop what uses it, or start the sandbox on other ports.");
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new Trouble(
                "BOX-1026",
                "The front cannot use its certificate or key for the name " + name + " ("
                        + cause.getClass().getSimpleName() + ").",
                "Forget the sandbox's state and start again: its certificates are made anew.");
    }

    @Override
    public void close() {
        try {
            await(vertx.close(), STOP_SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the front did not stop within " + STOP_SECONDS + " s", e);
        }
    }

    private static void await(Future<?> future, long seconds) throws ExecutionException, TimeoutException {
        try {
            future.toCompletionStage().toCompletableFuture().get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the front starts or stops", e);
        }
    }
}
