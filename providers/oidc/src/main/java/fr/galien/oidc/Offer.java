package fr.galien.oidc;

import fr.galien.identity.Assurance;
import java.util.Arrays;
import java.util.List;

/**
 * What the service offers its clients, by the names of OpenID Connect Discovery 1.0 §3 and RFC 8414 §2. Keycloak advertises
 * all it was ever built with; a client that believes a discovery document must find that what is in it works and that what
 * works is in it. Each list is in the order of preference.
 */
public final class Offer {

    /** Grants; of these, those the server was built with are advertised. */
    public static final List<String> GRANTS = List.of(
            "authorization_code",
            "refresh_token",
            "urn:openid:params:grant-type:ciba",
            "urn:ietf:params:oauth:grant-type:token-exchange");

    public static final List<String> RESPONSE_TYPES = List.of("code", "none");

    /** Those that are signed ({@code query.jwt} and its like) are left out: Keycloak puts two {@code iss} into them. */
    public static final List<String> RESPONSE_MODES = List.of("query", "fragment", "form_post");

    public static final List<String> SUBJECT_TYPES = List.of("public");

    public static final List<String> PROMPTS = List.of("none", "login");

    /** How a client authenticates without a certificate. */
    public static final List<String> CLIENT_AUTHENTICATION =
            List.of("client_secret_basic", "client_secret_post", "private_key_jwt");

    /** How it does with one (RFC 8705 §2.1). */
    public static final String CLIENT_CERTIFICATE = "tls_client_auth";

    /** Of CIBA: a client that is called back would have this server call an address of its choosing. */
    public static final List<String> DELIVERY_MODES = List.of("poll");

    /** With which a client signs what it sends: assertions, request objects, DPoP proofs. */
    public static final List<String> CLIENT_SIGNATURES = List.of("RS256", "PS256", "ES256");

    /** RSA1_5 is left out: it invites padding oracles (RFC 8725 §3.2). */
    public static final List<String> KEY_ENCRYPTIONS = List.of("RSA-OAEP-256", "RSA-OAEP", "ECDH-ES+A256KW", "ECDH-ES");

    public static final List<String> CONTENT_ENCRYPTIONS = List.of("A256GCM", "A128GCM", "A128CBC-HS256");

    private Offer() {}

    /** Values of {@code acr_values}, the weakest first. */
    public static List<String> levels() {
        return Arrays.stream(Assurance.values()).map(Assurance::acr).toList();
    }

    /** What is offered of what the server can do, in the order of the offer. */
    public static List<String> among(List<String> possible, List<String> offered) {
        return offered.stream().filter(possible::contains).toList();
    }
}
