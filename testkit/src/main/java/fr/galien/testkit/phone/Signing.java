package fr.galien.testkit.phone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;

/** Makes the signature of a message; an attacker brings one of their own. */
@FunctionalInterface
public interface Signing {

    /**
     * @param message what is signed
     * @return of ES256: r and s, 32 bytes each
     */
    byte[] sign(byte[] message);

    /** ES256 with this key, the only way that is accepted. */
    static Signing es256(ECKey key) {
        return message -> {
            try {
                return new ECDSASigner(key)
                        .sign(new JWSHeader(JWSAlgorithm.ES256), message)
                        .decode();
            } catch (JOSEException e) {
                throw new IllegalStateException("a P-256 key that does not sign", e);
            }
        };
    }
}
