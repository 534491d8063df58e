package fr.galien.mobile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64;
import com.nimbusds.jose.util.X509CertUtils;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A message that a device signed: compact JWS, ES256 and nothing else ({@code docs/mobile-protocol.md} §2). */
final class DeviceMessage {

    static final int LARGEST = 8 * 1024;
    private static final int LARGEST_ENROLMENT = 32 * 1024;

    private static final Set<String> HEADER = Set.of("alg", "typ", "kid");
    private static final Set<String> DEVICE_ALGORITHMS = Set.of("ES256");
    private static final Set<String> CARD_HEADER = Set.of("alg", "typ", "x5c");
    private static final Set<String> CARD_ALGORITHMS = Set.of("RS256", "PS256", "ES256");

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
        return read(text, typ, LARGEST, HEADER, DEVICE_ALGORITHMS);
    }

    /** With the chains of two keys, which take their room. Nothing of it is believed yet. */
    static DeviceMessage readEnrolment(String text, String typ) {
        return read(text, typ, LARGEST_ENROLMENT, HEADER, DEVICE_ALGORITHMS);
    }

    /** Of a card, which brings its certificate: {@code docs/mobile-protocol.md} §13. Nothing of it is believed yet. */
    static DeviceMessage readOfCard(String text, String typ) {
        return read(text, typ, LARGEST, CARD_HEADER, CARD_ALGORITHMS);
    }

    private static DeviceMessage read(
            String text, String typ, int largest, Set<String> members, Set<String> algorithms) {
        if (text == null || text.length() > largest) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
        JWSObject jws = parse(text);
        Map<String, Object> header = jws.getHeader().toJSONObject();
        Map<String, Object> payload = jws.getPayload().toJSONObject();
        if (payload == null
                || !header.keySet().equals(members)
                || !algorithms.contains(header.get("alg"))
                || !typ.equals(header.get("typ"))) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
        return new DeviceMessage(jws, payload);
    }

    private static JWSObject parse(String text) {
        try {
            return JWSObject.parse(text);
        } catch (ParseException | RuntimeException unreadable) {
            // Runtime too: the library does not expect a header that is the word null.
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

    /** Of the key that signed, once that is known. */
    private String signer() {
        return jws.getHeader().getX509CertChain() == null
                ? jws.getHeader().getKeyID()
                : Tokens.sha256(jws.getHeader().getX509CertChain().getFirst().toString());
    }

    /** The one certificate it brings, which whoever made the message chose. */
    X509Certificate certificate() {
        List<Base64> chain = jws.getHeader().getX509CertChain();
        if (chain == null || chain.size() != 1) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
        X509Certificate leaf = X509CertUtils.parse(chain.getFirst().decode());
        if (leaf == null) {
            throw new MobileRefused(MobileRefusal.NOT_A_MESSAGE);
        }
        return leaf;
    }

    /** By the key of the certificate it brings, and by an algorithm of that key's kind. */
    void signedByItsCertificate() {
        try {
            if (!jws.verify(new DefaultJWSVerifierFactory()
                    .createJWSVerifier(jws.getHeader(), certificate().getPublicKey()))) {
                throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
            }
        } catch (JOSEException | IllegalArgumentException | IllegalStateException unverifiable) {
            throw new MobileRefused(MobileRefusal.NOT_AUTHENTIC);
        }
    }

    void signedBy(ECKey key, String thumbprint) {
        try {
            if (!thumbprint.equals(jws.getHeader().getKeyID()) || !jws.verify(new ECDSAVerifier(key))) {
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

    /** For this call of this server, now. */
    void meantForCall(String issuer, String path, String body, Instant now) {
        meantFor(issuer, now);
        if (!"POST".equals(text("htm"))
                || !(issuer + "/mobile/" + path).equals(text("htu"))
                || !Tokens.same(Tokens.sha256(body), text("bh"))) {
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
                "galien.map.jti." + signer() + "." + jti,
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
