package fr.galien.testkit.phone;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A message (§2) before it is signed. A right device signs it as it came; a test changes what it wants first:
 *
 * <pre>
 * phone.answer(request, Act.APPROVE, number).claim("cid", another).sign()      // proof of the user made for what is sent
 * phone.answer(request, Act.APPROVE, number).proved().claim("cid", another)    // … for what was shown, then changed
 * draft.header("alg", "none").signing(message -> new byte[0])
 * draft.header("jwk", thief.toPublicJWK().toJSONObject()).signedBy(thief)
 * draft.dated(now.minusSeconds(3600))
 * </pre>
 *
 * Signing the same draft twice gives the same {@code jti}: a replay.
 *
 * @param header  as it will be written
 * @param claims  as they will be written
 * @param signing makes the signature
 * @param proving adds, when the message is signed, what depends on its other claims: {@code uv}
 */
public record Draft(
        Map<String, Object> header,
        Map<String, Object> claims,
        Signing signing,
        UnaryOperator<Map<String, Object>> proving) {

    /** The longest a message may live (§4, §7). */
    static final Duration LIFE = Duration.ofSeconds(30);

    public Draft {
        header = ordered(header);
        claims = ordered(claims);
    }

    /** As §2 wants it: ES256, and a header of exactly these three. */
    static Draft of(String type, ECKey key, Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "ES256");
        header.put("typ", type);
        header.put("kid", PhoneKeys.kid(key));
        return new Draft(header, claims, Signing.es256(key), UnaryOperator.identity());
    }

    /** With this claim set, be it of a wrong type. */
    public Draft claim(String name, Object value) {
        return new Draft(header, with(claims, name, value), signing, proving);
    }

    public Draft withoutClaim(String name) {
        return new Draft(header, without(claims, name), signing, proving);
    }

    /** With this header parameter set, be it one that does not belong there. */
    public Draft header(String name, Object value) {
        return new Draft(with(header, name, value), claims, signing, proving);
    }

    public Draft withoutHeader(String name) {
        return new Draft(without(header, name), claims, signing, proving);
    }

    /** Signed by another key; the header still names the first. */
    public Draft signedBy(ECKey key) {
        return signing(Signing.es256(key));
    }

    /** Signed any other way. */
    public Draft signing(Signing other) {
        return new Draft(header, claims, other, proving);
    }

    /** Made at this time, and living as long as it may. */
    public Draft dated(Instant at) {
        return claim("iat", at.getEpochSecond()).claim("exp", at.plus(LIFE).getEpochSecond());
    }

    /** With the proof of the user made by another key. */
    Draft proving(UnaryOperator<Map<String, Object>> other) {
        return new Draft(header, claims, signing, other);
    }

    /** With the proof of the user made now: whatever is changed from here on, it is not what the user saw. */
    public Draft proved() {
        return new Draft(header, proving.apply(claims), signing, UnaryOperator.identity());
    }

    /** Compact (RFC 7515 §7.1). */
    public String sign() {
        String message = part(header) + "." + part(proving.apply(claims));
        return message + "." + Base64URL.encode(signing.sign(message.getBytes(StandardCharsets.US_ASCII)));
    }

    /** The claims hold people's identifiers and numbers. */
    @Override
    public String toString() {
        return "Draft[" + header.get("typ") + "]";
    }

    private static Base64URL part(Map<String, Object> json) {
        return Base64URL.encode(JSONObjectUtils.toJSONString(json));
    }

    private static Map<String, Object> with(Map<String, Object> json, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(json);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> json, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(json);
        changed.remove(name);
        return changed;
    }

    /** A copy that keeps the order and, unlike {@link Map#copyOf}, may hold null. */
    private static Map<String, Object> ordered(Map<String, Object> json) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(json));
    }
}
