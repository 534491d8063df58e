package fr.galien.tests.proxy;

import fr.galien.sandbox.net.PresentedKey;
import fr.galien.testkit.card.TestCard;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.stream.Stream;

/** What a client shows, or claims it has shown. */
final class Cards {

    private Cards() {}

    /** In the reader, with its issuers. */
    static PresentedKey key(TestCard card) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    card.name(),
                    card.privateKey(),
                    new char[0],
                    Stream.concat(Stream.of(card.certificate()), card.chain().stream())
                            .toArray(Certificate[]::new));
            return PresentedKey.of(store, new char[0]);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** RFC 9440 §2.1. */
    static String header(TestCard card) {
        return ":" + base64(card) + ":";
    }

    static String base64(TestCard card) {
        try {
            return Base64.getEncoder().encodeToString(card.certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
