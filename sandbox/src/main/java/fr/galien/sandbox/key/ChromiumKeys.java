package fr.galien.sandbox.key;

import fr.galien.testkit.key.KeyMaker;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;

/**
 * The virtual authenticator of Chromium. It signs itself a new certificate each time it is enrolled, always with this key: so
 * its root is a certificate of that name and key, which no certificate of its own can be.
 */
public final class ChromiumKeys {

    public static final UUID MODEL = UUID.fromString("01020304-0506-0708-0102-030405060708");

    private static final String NAME = "C=US,O=Chromium,OU=Authenticator Attestation,CN=Batch Certificate";

    private static final String KEY = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEjWF+ZclQjmS8xWc6yCpnmdo8FEZo"
            + "LCWMRj//31jf0vo+bDeLU9eVxKTf+0GZ7deGLyOrrwIDtLiRG6BWmZThAQ==";

    private ChromiumKeys() {}

    static X509Certificate root(Clock clock, SecureRandom random) {
        try {
            PublicKey key = KeyFactory.getInstance("EC")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(KEY)));
            return KeyMaker.rootOf(NAME, key, clock, random);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
