package fr.galien.testkit.phone;

import com.nimbusds.jose.util.Base64URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a device answers with when there is no network (§9).
 *
 * @param value 32 bytes, base64url
 */
public record OfflineKey(String value) {

    private static final int DIGITS = 100_000_000;

    /** The eight digits for this request. */
    public String code(PhoneRequest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(new Base64URL(value).decode(), "HmacSHA256"));
            byte[] hash =
                    mac.doFinal(String.join("|", "MAP1", "offline", request.cid(), request.nonce(), request.hash())
                            .getBytes(StandardCharsets.US_ASCII));
            return "%08d".formatted((ByteBuffer.wrap(hash).getInt() & Integer.MAX_VALUE) % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HMAC", e);
        }
    }

    @Override
    public String toString() {
        return "OfflineKey[***]";
    }
}
