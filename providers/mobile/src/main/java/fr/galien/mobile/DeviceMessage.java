package fr.galien.mobile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A message that a device signed: compact JWS, ES256 and nothing else ({@code docs/mobile-protocol.md} §2). */
final class DeviceMessage {

    static final int LARGEST = 8 * 1024;

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");

    /** How wrong a device's clock may be. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final Duration LONGEST_LIFE = Duration.ofSeconds(30);

    private static final Pattern JTI = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final JWSObject jws;
    private final Map<String, Object> payload;

    private DeviceMessage(JWSObject jws, Map<String, Object> payload) {
        this.jws = jws;
        this.payload = payload;
    }

    /** Nothing of it is believed yet. */
    static DeviceMessage read(String text, String typ) {
        if (text == null || text.length() > LARGEST) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
        try {
            JWSObject jws = JWSObject.parse(text);
            Map<String, Object> header = jws.getHeader().toJSONObject();
            Map<String, Object> payload = jws.getPayload().toJSONObject();
            if (payload == null
                    || !header.keySet().equals(HEADER)
                    || !"ES256".equals(header.get("alg"))
                    || !typ.equals(header.get("typ"))) {
                throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
            }
            return new DeviceMessage(jws, payload);
        } catch (ParseException | IllegalArgumentException | IllegalStateException unreadable) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> new MobileRefused(MobileRefusal.NOT_A_MESSAGE));
    }

    Optional<String> optional(String name) {
        return switch (payload.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        };
    }

    /** @return an empty map where there is no such member */
    @SuppressWarnings("unchecked")
    Map<String, Object> object(String name) {
        return switch (payload.get(name)) {
            case null -> Map.of();
            case Map<?, ?> object -> (Map<String, Object>) object;
            default -> throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        };
    }

    String keyId() {
        return jws.getHeader().getKeyID();
    }

    void signedBy(ECKey key, String thumbprint) {
        try {
            if (!thumbprint.equals(keyId()) || !jws.verify(new ECDSAVerifier(key))) {
                throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
            }
        } catch (JOSEException | IllegalStateException unverifiable) {
            throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
        }
    }

    /** For this server, now. */
    void meantFor(String audience, Instant now) {
        Instant issued = time("iat");
        Instant expires = time("exp");
        if (!audience.equals(text("aud"))
                || issued.isAfter(now.plus(SKEW))
                || !expires.isAfter(now.minus(SKEW))
                || expires.isAfter(issued.plus(LONGEST_LIFE))
                || expires.isBefore(issued)) {
            throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
        }
    }

    /** Once: remembered for as long as its times would let it in. */
    void neverSeenBefore(Store store) {
        String jti = text("jti");
        if (!JTI.matcher(jti).matches()) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
        if (!store.claim(
                "galien.map.jti." + keyId() + "." + jti,
                LONGEST_LIFE.plus(SKEW.multipliedBy(2)).plusSeconds(1))) {
            throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
        }
    }

    private Instant time(String name) {
        return switch (payload.get(name)) {
            case Integer seconds -> Instant.ofEpochSecond(seconds);
            case Long seconds when seconds >= 0 && seconds < 1L << 40 -> Instant.ofEpochSecond(seconds);
            case null, default -> throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        };
    }

    /** @return a public P-256 key and nothing else */
    static ECKey publicKey(String jwk) {
        try {
            ECKey key = ECKey.parse(jwk);
            if (!Curve.P_256.equals(key.getCurve()) || key.isPrivate()) {
                throw new MobileRefused(MobileRefusal.KEYS_NOT_PROVED);
            }
            // Only what makes the key: no certificate, use or id of the device's choosing is kept.
            return new ECKey.Builder(Curve.P_256, key.getX(), key.getY()).build();
        } catch (ParseException | IllegalStateException | IllegalArgumentException unreadable) {
            throw new MobileRefused(MobileRefusal.KEYS_NOT_PROVED);
        }
    }

    /** RFC 7638, SHA-256. */
    static String thumbprint(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
