package fr.galien.sandbox.client;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** The JWK set of a vendor's software, from a file. */
final class KeySet {

    private KeySet() {}

    /**
     * @return the set, JSON
     * @throws Trouble BOX-1093 when the file holds no such set with a key to verify signatures with, BOX-1094 when it holds a
     *     private or secret key: that one has no business here, nor in a mail
     */
    static String read(Path file) {
        JWKSet keys;
        try {
            keys = JWKSet.parse(Files.readString(file));
        } catch (IOException | ParseException e) {
            throw unusable(file);
        }
        if (keys.containsNonPublicKeys()) {
            throw new Trouble(
                    "BOX-1094",
                    "The file " + file + " holds a private key.",
                    "Give the public keys alone, and keep the private one where only your software reads it.");
        }
        // Keycloak takes no key whose use is not said.
        boolean verifies = keys.getKeys().stream().anyMatch(key -> KeyUse.SIGNATURE.equals(key.getKeyUse()));
        if (!verifies) {
            throw unusable(file);
        }
        return keys.toString();
    }

    private static Trouble unusable(Path file) {
        return new Trouble(
                "BOX-1093",
                "The file " + file + " cannot be read as a JWK set with a public key whose use is sig.",
                "Give a file like {\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"kid\":…,\"x\":…,\"y\":…}]}.");
    }
}
