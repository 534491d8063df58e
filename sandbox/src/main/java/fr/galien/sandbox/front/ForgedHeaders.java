package fr.galien.sandbox.front;

import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The headers by which a proxy speaks to Keycloak. A client that could send one would choose its own address, its own host
 * or, worst, its own certificate: they are taken away from every request on every name, whatever their case and however
 * often they come.
 */
final class ForgedHeaders {

    /** RFC 9440 §2.2 and §2.3, RFC 7239 §4. */
    private static final Set<String> NAMES = Set.of("client-cert", "client-cert-chain", "forwarded", "x-real-ip");

    /** {@code x-forwarded-client-cert} of Envoy and {@code x-forwarded-tls-…} of Traefik begin like this too. */
    private static final List<String> PREFIXES = List.of("x-forwarded-", "ssl-client-", "x-ssl-client-");

    private ForgedHeaders() {}

    static void strip(MultiMap headers) {
        headers.names().stream().filter(ForgedHeaders::isForged).toList().forEach(headers::remove);
    }

    private static boolean isForged(String header) {
        // An underscore reads as a hyphen in CGI-like servers: SSL_CLIENT_CERT is HAProxy's and Apache's spelling.
        String name = header.toLowerCase(Locale.ROOT).replace('_', '-');
        return NAMES.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
