package fr.galien.mobile.keycloak;

import com.zerodeplibs.webpush.key.KeyExtractionException;
import com.zerodeplibs.webpush.key.MalformedPEMException;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import org.keycloak.common.crypto.CryptoIntegration;

/** The key by which push services know this service (RFC 8292): one for all nodes, since subscriptions are bound to it. */
final class VapidKey {

    private VapidKey() {}

    /**
     * @param file PEM, PKCS#8, P-256: {@code openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256}
     * @throws UncheckedIOException     if it cannot be read
     * @throws IllegalArgumentException if it is none
     */
    static KeyPair read(Path file) {
        try {
            ECPrivateKey key = PrivateKeySources.ofPEMFile(file).extract();
            return new KeyPair(
                    CryptoIntegration.getProvider().getEcdsaCryptoProvider().getPublicFromPrivate(key), key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedPEMException | KeyExtractionException e) {
            throw new IllegalArgumentException("no P-256 key in PEM, PKCS#8", e);
        }
    }
}
