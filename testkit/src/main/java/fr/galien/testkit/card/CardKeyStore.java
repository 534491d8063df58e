package fr.galien.testkit.card;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** A card as PKCS#12: key, certificate and issuers under one name, opened by the PIN. */
final class CardKeyStore {

    private static final String FORMAT = "PKCS12";

    private CardKeyStore() {}

    static byte[] encode(TestCard card) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            KeyStore store = KeyStore.getInstance(FORMAT);
            store.load(null, null);
            Certificate[] chain = Stream.concat(Stream.of(card.certificate()), card.chain().stream())
                    .toArray(Certificate[]::new);
            store.setKeyEntry(card.name(), card.privateKey(), card.pin().chars(), chain);
            store.store(out, card.pin().chars());
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param issuers nearest first
     */
    record Content(PrivateKey key, X509Certificate certificate, List<X509Certificate> issuers) {}

    /** @throws IOException if the bytes are not those of a card or the PIN is not its PIN */
    static Content decode(byte[] pkcs12, Pin pin) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance(FORMAT);
            store.load(new ByteArrayInputStream(pkcs12), pin.chars());
            String alias = store.aliases().nextElement();
            List<X509Certificate> chain = Stream.of(store.getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toList();
            return new Content(
                    (PrivateKey) store.getKey(alias, pin.chars()), chain.get(0), chain.subList(1, chain.size()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
