package fr.galien.testkit.code;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Duration;
import java.time.Instant;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Six digits every thirty seconds by HMAC-SHA-1 (RFC 6238), which every such application can. */
public final class CodeApplication {

    public static final Duration STEP = Duration.ofSeconds(30);

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator(STEP, 6);
    private final SecretKey key;

    /** @param secret what was scanned or typed, decoded */
    public CodeApplication(byte[] secret) {
        this.key = new SecretKeySpec(secret, generator.getAlgorithm());
    }

    /** With a secret whose UTF-8 bytes are the key. */
    public static CodeApplication of(String secret) {
        return new CodeApplication(secret.getBytes(StandardCharsets.UTF_8));
    }

    public String codeAt(Instant time) {
        try {
            return generator.generateOneTimePasswordString(key, time);
        } catch (InvalidKeyException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
