package fr.galien.sandbox.net;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;

/** A server's own HTTP calls to the sandbox: no cookies, no redirects followed. Safe for use by several threads. */
public final class Caller {

    private final HttpClient client;

    public Caller(SandboxTrust trust) {
        this.client = trust.client();
    }

    /** Showing this key's certificate to every server that asks (mutual TLS). */
    public Caller(SandboxTrust trust, PresentedKey key) {
        this.client = Wire.client(trust.showing(key)).build();
    }

    /**
     * @param request given the usual time-out when it has none
     * @throws fr.galien.sandbox.Trouble BOX-1063 when nothing listens there
     * @throws IOException any other failure of the connection
     */
    public Exchange send(HttpRequest request) throws IOException {
        return Wire.send(
                client,
                request.timeout().isPresent()
                        ? request
                        : HttpRequest.newBuilder(request, (name, value) -> true)
                                .timeout(Wire.ANSWER)
                                .build());
    }
}
