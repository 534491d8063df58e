package fr.galien.mobile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Eight digits of a device without network: {@code docs/mobile-protocol.md} §9. */
final class OfflineCode {

    private static final int MODULUS = 100_000_000;

    private OfflineCode() {}

    static String of(byte[] key, Approval request) {
        String text = String.join(
                "|",
                "MAP1",
                "offline",
                request.cid(),
                request.nonce(),
                Tokens.sha256(request.signed().orElseThrow()));
        return of(key, text);
    }

    static String of(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            int first = ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.US_ASCII)))
                            .getInt()
                    & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%08d", first % MODULUS);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
