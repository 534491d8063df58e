package fr.galien.sandbox.front;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/**
 * What may pass on one name, and with what.
 *
 * @param routes               anything else is not there
 * @param largestBody          bytes of a request's body
 * @param handsCertificateOver whether Keycloak is told the certificate the client has shown
 * @param withheld             headers of the request that do not pass, in lower case
 * @param hangsUp              whether the connection ends with its first answer
 */
record Policy(
        List<Route> routes, long largestBody, boolean handsCertificateOver, Set<String> withheld, boolean hangsUp) {

    private static final String REALM = "/auth/realms/[A-Za-z0-9_-]{1,64}";
    private static final String ENDPOINT = REALM + "/protocol/openid-connect";
    private static final String ANY_QUERY = "(\\?.*)?";

    /** Everything Keycloak has, and never a certificate. Its administration takes whole realms as files, hence the size. */
    static final Policy AUTH = new Policy(
            List.of(Route.of(
                    "/auth(/[^?]*)?" + ANY_QUERY,
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS)),
            10L << 20,
            false,
            Set.of(),
            false);

    /** The authorization request, redirected with its query. Its method and body are the client's to repeat. */
    static final Policy WALLET = new Policy(
            List.of(Route.of(
                    "/auth" + ANY_QUERY,
                    HttpMethod.GET,
                    HttpMethod.HEAD,
                    HttpMethod.POST,
                    HttpMethod.PUT,
                    HttpMethod.PATCH,
                    HttpMethod.DELETE,
                    HttpMethod.OPTIONS)),
            64L << 10,
            false,
            Set.of(),
            true);

    /**
     * The hand-over of a card, and nothing else: any certificate at all is taken here ({@link AnyCertificate}), so no endpoint
     * that believes in certificates may be reachable. The handle says which login it is; a cookie or a token has no business here.
     * The connection ends with the answer, so that a next attempt asks for the card again.
     */
    static final Policy CARD = new Policy(
            List.of(Route.of(REALM + "/card/[A-Za-z0-9_-]{16,128}", HttpMethod.GET)),
            0,
            true,
            Set.of("cookie", "authorization"),
            true);

    /** What software asks for from server to server: RFC 8705 §5 calls them aliases. */
    static final Policy MTLS = new Policy(
            List.of(
                    Route.of(ENDPOINT + "/token", HttpMethod.POST),
                    Route.of(ENDPOINT + "/token/introspect", HttpMethod.POST),
                    Route.of(ENDPOINT + "/revoke", HttpMethod.POST),
                    Route.of(ENDPOINT + "/userinfo", HttpMethod.GET, HttpMethod.POST),
                    Route.of(ENDPOINT + "/ext/par/request", HttpMethod.POST),
                    Route.of(ENDPOINT + "/ext/ciba/auth", HttpMethod.POST),
                    Route.of(ENDPOINT + "/certs", HttpMethod.GET),
                    Route.of(REALM + "/\\.well-known/(wallet-)?openid-configuration", HttpMethod.GET)),
            1L << 20,
            true,
            Set.of("cookie"),
            false);

    /** The files of the phone's application, by plain names: nothing beside them can be meant. */
    static final Policy PHONE = new Policy(
            List.of(Route.of(
                    "/|/([a-z0-9-]+/)*[a-z0-9-]+\\.(css|html|js|json|png|svg|webmanifest)",
                    HttpMethod.GET,
                    HttpMethod.HEAD)),
            0,
            false,
            Set.of(),
            false);

    static Policy of(FrontName name) {
        return switch (name) {
            case AUTH -> AUTH;
            case WALLET -> WALLET;
            case CARD -> CARD;
            case MTLS -> MTLS;
            case PHONE -> PHONE;
        };
    }
}
