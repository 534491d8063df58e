package fr.galien.token.assertion;

import java.security.PrivateKey;
import java.security.Provider;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * What a structure signs with.
 *
 * @param certificate its seal
 * @param key         for {@code Signature.initSign}; need not be in this process, nor even on this machine
 * @param provider    whose signatures the key makes; empty for any
 */
public record StructureSigner(X509Certificate certificate, PrivateKey key, Optional<Provider> provider) {

    /** Without the key. */
    @Override
    public String toString() {
        return "StructureSigner[" + certificate.getSubjectX500Principal().getName() + "]";
    }
}
