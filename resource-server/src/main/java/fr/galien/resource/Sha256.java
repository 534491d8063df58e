package fr.galien.resource;

import com.nimbusds.jose.util.Base64URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one digest of RFC 7800's confirmations. */
final class Sha256 {

    private Sha256() {}

    static Base64URL of(byte[] data) {
        try {
            return Base64URL.encode(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
