package fr.galien.testkit.key;

import java.security.KeyPair;

/**
 * One pair of keys on a key: of one person at one site.
 *
 * @param rpId       the site
 * @param userHandle the person, base64url
 * @param id         base64url
 * @param algorithm  of the pair
 * @param keys       private half included
 * @param counter    of what it has signed; always 0 on a key that is in several places
 */
public record Credential(
        String rpId, String userHandle, String id, KeyAlgorithm algorithm, KeyPair keys, long counter) {

    public Credential counted(long now) {
        return new Credential(rpId, userHandle, id, algorithm, keys, now);
    }

    @Override
    public String toString() {
        return "Credential[***]";
    }
}
