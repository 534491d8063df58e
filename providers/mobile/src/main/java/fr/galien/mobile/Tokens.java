package fr.galien.mobile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Random names and hashes, in the alphabets of the protocol. */
final class Tokens {

    static final int PAPER_LENGTH = 12;

    /** 32 signs that are not taken for one another: 60 bits in all. */
    private static final String PAPER_SIGNS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

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

    /** To be copied from paper by hand. */
    String paper() {
        return random.ints(PAPER_LENGTH, 0, PAPER_SIGNS.length())
                .mapToObj(i -> String.valueOf(PAPER_SIGNS.charAt(i)))
                .collect(Collectors.joining());
    }

    /** A code as a person types it: with spaces and hyphens, in any case. */
    static String compact(String typed) {
        return Objects.toString(typed, "").replaceAll("[\\s\u00A0-]", "").toUpperCase(Locale.ROOT);
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
