package fr.galien.testkit.key;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the browser, not the key, says of the request (WebAuthn §5.8.1). */
public record ClientData(String type, String challenge, String origin) {

    byte[] bytes() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", type);
        json.put("challenge", challenge);
        json.put("origin", origin);
        json.put("crossOrigin", false);
        return JSONObjectUtils.toJSONString(json).getBytes(StandardCharsets.UTF_8);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }
}
