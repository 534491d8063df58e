package fr.galien.mobile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random names and hashes, in the alphabets of the protocol. */
final class Tokens {

    private final SecureRandom random;

    Tokens(SecureRandom random) {
        this.random = random;
    }

    /** 128 bits: 22 characters. */
    String name() {
        return bytes(16);
    }

    /** 256 bits: 43 characters. */
    String nonce() {
        return bytes(32);
    }

    String digits(int length) {
        return String.format(Locale.ROOT, "%0" + length + "d", random.nextInt((int) Math.pow(10, length)));
    }

    private String bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String sha256(String text) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Takes as long wherever they differ. */
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
