package fr.galien.sandbox.front;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How each name listens: its certificate, whom it asks for one, its limits. HTTP/1.1 everywhere: one request grammar to reason about. */
final class Listening {

    /** A person chooses a certificate and types a PIN while the handshake waits. */
    private static final long CARD_HANDSHAKE_SECONDS = 180;

    private static final long HANDSHAKE_SECONDS = 10;

    private static final int IDLE_SECONDS = 75;

    /** Bytes of the request line: an authorization request with a signed request object, or a logout with an ID token. */
    private static final int LONGEST_REQUEST_LINE = 16 << 10;

    /** Bytes of all headers together: a dozen login cookies and a token. */
    private static final int LARGEST_HEADERS = 32 << 10;

    private Listening() {}

    static HttpServerOptions of(FrontName name, FrontSettings settings) {
        return switch (name) {
            case AUTH, WALLET -> tls(settings.server());
            case CARD ->
                tls(settings.cardServer())
                        // TLS 1.2 only: browsers differ in asking for a certificate under 1.3, and middleware of cards
                        // lacks its RSA-PSS.
                        .setEnabledSecureTransportProtocols(Set.of("TLSv1.2"))
                        .setSslEngineOptions(new UnresumableTlsOptions(new AnyCertificate()))
                        .setSslHandshakeTimeout(CARD_HANDSHAKE_SECONDS)
                        .setClientAuth(ClientAuth.REQUEST);
            case MTLS -> vendors(settings);
            case PHONE -> tls(settings.phoneServer());
        };
    }

    private static HttpServerOptions vendors(FrontSettings settings) {
        HttpServerOptions options = tls(settings.server());
        if (settings.vendorAuthorities().isEmpty()) {
            return options;
        }
        PemTrustOptions authorities = new PemTrustOptions();
        settings.vendorAuthorities().forEach(file -> authorities.addCertPath(file.toString()));
        return options.setClientAuth(ClientAuth.REQUEST).setTrustOptions(authorities);
    }

    private static HttpServerOptions tls(PemFiles files) {
        return new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(false)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(files.certificate().toString())
                        .setKeyPath(files.key().toString()))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
                .setSslHandshakeTimeout(HANDSHAKE_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
                .setMaxHeaderSize(LARGEST_HEADERS)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false);
    }
}
