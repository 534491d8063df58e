package fr.galien.sandbox.launch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 over things of which it must be known whether they changed. */
final class Fingerprint {

    private final MessageDigest digest;

    Fingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(String text) {
        return new Fingerprint().and(text).toString();
    }

    Fingerprint and(String text) {
        return and(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Each with its length, so that two neighbours cannot pass for two others. */
    Fingerprint and(byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
        return this;
    }

    /** Ends the fingerprint. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
