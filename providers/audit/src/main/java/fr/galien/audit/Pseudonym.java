package fr.galien.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A stand-in for a person in a log: the first 64 bits of HMAC-SHA-256 (RFC 2104) under a key of the operator. The same
 * person has the same pseudonym as long as the key lives; identifiers are few enough to be guessed one by one, so without
 * the key nothing must be computable.
 */
public final class Pseudonym {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES_SHOWN = 8;

    private final SecretKeySpec key;

    /** @param key at least 16 bytes */
    public Pseudonym(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a pseudonym key has at least 16 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** @return 16 hexadecimal digits, or {@code -} for nobody */
    public String of(String person) {
        if (person == null) {
            return "-";
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] tag = mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(tag, 0, BYTES_SHOWN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
