package fr.galien.testkit.phone;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The keys the service signs with, kept, and asked for anew when a message names one that is not among them. Without network
 * those that were kept are all there are. Safe for use by several threads.
 */
final class RealmKeys {

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    private final Fetching fetching;
    private final AtomicReference<JWKSet> kept;

    RealmKeys(Fetching fetching, JWKSet kept) {
        this.fetching = fetching;
        this.kept = new AtomicReference<>(kept);
    }

    JWKSet kept() {
        return kept.get();
    }

    /** The claims of a message of this type that the service signed (§2). */
    Map<String, Object> verify(String message, String type) throws IOException {
        JWSObject parsed = parse(message, type);
        Optional<ECKey> known = key(kept.get(), parsed);
        if (known.isEmpty()) {
            kept.set(fetching.keys());
            known = key(kept.get(), parsed);
        }
        return verified(parsed, known);
    }

    /** The same, with the keys kept alone. */
    Map<String, Object> verifyWithoutNetwork(String message, String type) {
        JWSObject parsed = parse(message, type);
        return verified(parsed, key(kept.get(), parsed));
    }

    private static JWSObject parse(String message, String type) {
        try {
            JWSObject parsed = JWSObject.parse(message);
            JWSHeader header = parsed.getHeader();
            if (header.getIncludedParams().equals(HEADER)
                    && JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    && new JOSEObjectType(type).equals(header.getType())) {
                return parsed;
            }
        } catch (ParseException e) {
            // As any other text that is no message.
        }
        throw new PhoneDistrust(PhoneDistrust.Why.NOT_A_MESSAGE);
    }

    private static Optional<ECKey> key(JWKSet keys, JWSObject message) {
        return Optional.ofNullable(keys.getKeyByKeyId(message.getHeader().getKeyID()))
                .filter(ECKey.class::isInstance)
                .map(ECKey.class::cast)
                .filter(key -> Curve.P_256.equals(key.getCurve()));
    }

    private static Map<String, Object> verified(JWSObject message, Optional<ECKey> key) {
        try {
            ECKey signer = key.orElseThrow(() -> new PhoneDistrust(PhoneDistrust.Why.UNKNOWN_KEY));
            if (!message.verify(new ECDSAVerifier(signer))) {
                throw new PhoneDistrust(PhoneDistrust.Why.BAD_SIGNATURE);
            }
        } catch (JOSEException e) {
            throw new PhoneDistrust(PhoneDistrust.Why.BAD_SIGNATURE);
        }
        return Optional.ofNullable(message.getPayload().toJSONObject())
                .orElseThrow(() -> new PhoneDistrust(PhoneDistrust.Why.NOT_A_MESSAGE));
    }

    /** Asks the service for its keys. */
    @FunctionalInterface
    interface Fetching {
        JWKSet keys() throws IOException;
    }
}
