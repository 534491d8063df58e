package fr.galien.testkit.agent;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A card whose PIN was typed, until it is closed. Its key need not be anywhere but in it. */
public interface OpenedCard extends AutoCloseable {

    /** Of authentication. */
    X509Certificate certificate();

    /** @throws fr.galien.testkit.card.CardTrouble BOX-1113 where the card is gone */
    byte[] sign(String algorithm, byte[] message);

    /** Forgets the PIN. */
    @Override
    void close();

    /** The certificate is one that authenticates: a card has another that signs documents. */
    static boolean authenticates(X509Certificate certificate) {
        try {
            boolean[] usage = certificate.getKeyUsage();
            List<String> purposes = certificate.getExtendedKeyUsage();
            return usage != null && usage[0] && purposes != null && purposes.contains("1.3.6.1.5.5.7.3.2");
        } catch (GeneralSecurityException unreadable) {
            return false;
        }
    }

    /** By a key wherever it is. */
    static byte[] sign(java.security.Signature signature, PrivateKey key, byte[] message)
            throws GeneralSecurityException {
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }
}
