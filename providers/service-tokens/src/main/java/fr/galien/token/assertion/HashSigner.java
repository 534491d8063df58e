package fr.galien.token.assertion;

import java.security.cert.X509Certificate;

/** A key somebody else holds. */
public interface HashSigner {

    /** The certificate of the key, as its holder tells it. */
    X509Certificate certificate() throws SignerOutage;

    /**
     * Its signature over a hash: RSA, PKCS#1 v1.5, SHA-256. Nothing else of what is signed goes there.
     *
     * @param sha256 32 octets
     */
    byte[] sign(byte[] sha256) throws SignerOutage;

    /** Reaches the signer of one structure; asks it nothing yet. */
    @FunctionalInterface
    interface Reach {
        HashSigner at(SignerSettings.Remote settings) throws SignerTrouble;
    }
}
