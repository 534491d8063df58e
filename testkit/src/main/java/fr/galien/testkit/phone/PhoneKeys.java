package fr.galien.testkit.phone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;

/**
 * The two keys of a device (§2), private parts included. Of a real phone they never leave its chip, and the second one asks
 * for its owner; here whoever has the object is the owner.
 *
 * @param pop fetches and refuses
 * @param uv  approves
 */
public record PhoneKeys(ECKey pop, ECKey uv) {

    public static PhoneKeys make() {
        return new PhoneKeys(makeOne(), makeOne());
    }

    /** One more, of nobody. */
    public static ECKey makeOne() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK has no P-256", e);
        }
    }

    /** RFC 7638 SHA-256 thumbprint. */
    public static String kid(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException e) {
            throw new IllegalStateException("this JDK has no SHA-256", e);
        }
    }

    /** What stands in {@code uv.sig}: r and s over the text, which is ASCII. */
    static String proof(ECKey key, String text) {
        return Base64URL.encode(Signing.es256(key).sign(text.getBytes(StandardCharsets.US_ASCII)))
                .toString();
    }

    @Override
    public String toString() {
        return "PhoneKeys[***]";
    }
}
