package fr.galien.mobile;

import com.nimbusds.jose.jwk.ECKey;
import java.util.Map;

/** Believes nothing: what a device says of its keys without proof is not asked for and not counted. */
public enum NoAttestation implements UserVerifier.NativeAttestation {
    INSTANCE;

    @Override
    public KeyProtection judge(Map<String, Object> attestation, ECKey pop, ECKey user, String text) {
        return KeyProtection.UNKNOWN;
    }
}
