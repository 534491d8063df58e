package fr.galien.mobile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A message as a device makes it, each part of which can be made wrong. What is changed after {@link #proved} was not seen by the user. */
record SignedMessage(Map<String, Object> header, Map<String, Object> claims, ECKey key) {

    static SignedMessage of(String typ, ECKey key, Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "ES256");
        header.put("typ", typ);
        header.put("kid", DeviceMessage.thumbprint(key));
        return new SignedMessage(header, claims, key);
    }

    SignedMessage claim(String name, Object value) {
        return new SignedMessage(header, with(claims, name, value), key);
    }

    SignedMessage without(String name) {
        return new SignedMessage(header, left(claims, name), key);
    }

    SignedMessage header(String name, Object value) {
        return new SignedMessage(with(header, name, value), claims, key);
    }

    SignedMessage withoutHeader(String name) {
        return new SignedMessage(left(header, name), claims, key);
    }

    SignedMessage signedBy(ECKey other) {
        return new SignedMessage(header, claims, other);
    }

    /** With the user's key over what is in it now. */
    SignedMessage proved(ECKey uv) {
        String text = String.join(
                "|",
                "MAP1",
                "approve",
                String.valueOf(claims.get("cid")),
                String.valueOf(claims.get("rqh")),
                String.valueOf(claims.get("num")),
                String.valueOf(claims.get("jti")));
        return claim("uv", Map.of("t", "key", "sig", signature(uv, text)));
    }

    static String signature(ECKey key, String text) {
        try {
            // In JWS an ES256 signature is r||s, as in the protocol (RFC 7518 §3.4).
            return new ECDSASigner(key)
                    .sign(new JWSHeader(JWSAlgorithm.ES256), text.getBytes(StandardCharsets.UTF_8))
                    .toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String compact() {
        String message = Base64URL.encode(JSONObjectUtils.toJSONString(header)) + "."
                + Base64URL.encode(JSONObjectUtils.toJSONString(claims));
        return message + "." + signature(key, message);
    }

    private static Map<String, Object> with(Map<String, Object> json, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(json);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> left(Map<String, Object> json, String name) {
        Map<String, Object> changed = new LinkedHashMap<>(json);
        changed.remove(name);
        return changed;
    }
}
