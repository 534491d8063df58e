package fr.galien.resource;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every refusal there is, in the order of the rules. */
final class Refusals {

    private static final String BEARER = "Bearer";
    private static final String DPOP = "DPoP";

    /** RFC 9449 §7.1: what a proof may be signed with. */
    private static final Map<String, String> ALGORITHMS =
            Map.of("algs", String.join(" ", new TreeSet<>(SenderKeys.ALGORITHMS)));

    private Refusals() {}

    static Refusal noToken() {
        return new Refusal("RS-0471", 401, Optional.empty(), "there is no token", BEARER, Map.of());
    }

    static Refusal notOneToken() {
        return request("RS-0472", "one Authorization header with one token is wanted");
    }

    static Refusal tooLong() {
        return request("RS-0473", "the token is too long");
    }

    static Refusal notASignedToken() {
        return token("RS-0474", "not a signed token of the kind and algorithm that are accepted");
    }

    static Refusal notSignedByTheIssuer() {
        return token("RS-0475", "not signed with a key of the issuer");
    }

    static Refusal anotherIssuer() {
        return token("RS-0476", "from another issuer");
    }

    static Refusal anotherAudience() {
        return token("RS-0477", "not for this service alone");
    }

    static Refusal outOfTime() {
        return token("RS-0478", "expired, not valid yet, or valid for too long");
    }

    static Refusal unbound() {
        return token("RS-0479", "bound to no certificate and no key");
    }

    static Refusal anotherCertificate() {
        return token("RS-0480", "bound to another certificate than that of the connection");
    }

    static Refusal anotherScheme() {
        return token("RS-0481", "a token bound to a key comes as DPoP, one bound to a certificate as Bearer");
    }

    static Refusal badProof() {
        return new Refusal(
                "RS-0482", 401, Optional.of("invalid_dpop_proof"), "the DPoP proof does not hold", DPOP, ALGORITHMS);
    }

    static Refusal anotherKey() {
        return new Refusal(
                "RS-0483", 401, Optional.of("invalid_token"), "the proof is of another key or token", DPOP, ALGORITHMS);
    }

    static Refusal scopeMissing(Set<String> scope) {
        return new Refusal(
                "RS-0484",
                403,
                Optional.of("insufficient_scope"),
                "the token does not allow it",
                BEARER,
                Map.of("scope", String.join(" ", new TreeSet<>(scope))));
    }

    /** RFC 9470 §3. */
    static Refusal levelTooLow(Level least) {
        return new Refusal(
                "RS-0485",
                401,
                Optional.of("insufficient_user_authentication"),
                "the login was not strong enough",
                BEARER,
                Map.of("acr_values", least.acr()));
    }

    static Refusal ended() {
        return token("RS-0486", "revoked, or the session is over");
    }

    static Refusal issuerSilent() {
        return new Refusal("RS-0487", 503, Optional.empty(), "the issuer cannot be asked", BEARER, Map.of());
    }

    private static Refusal request(String code, String reason) {
        return new Refusal(code, 400, Optional.of("invalid_request"), reason, BEARER, Map.of());
    }

    private static Refusal token(String code, String reason) {
        return new Refusal(code, 401, Optional.of("invalid_token"), reason, BEARER, Map.of());
    }
}
