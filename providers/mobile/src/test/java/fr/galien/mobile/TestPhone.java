package fr.galien.mobile;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import fr.galien.identity.Assurance;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** A device with a native application. */
record TestPhone(String user, String credential, ECKey pop, ECKey uv, byte[] offlineKey) {

    static TestPhone of(String user) {
        byte[] offline = new byte[32];
        ThreadLocalRandom.current().nextBytes(offline);
        return new TestPhone(user, UUID.randomUUID().toString(), key(), key(), offline);
    }

    static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it is kept: enrolled by a card, its keys where their attestation says. */
    Device device(KeyProtection protection) {
        return new Device(
                DeviceMessage.thumbprint(pop),
                pop.toPublicJWK().toJSONString(),
                new UserKey.Native(uv.toPublicJWK().toJSONString()),
                "Téléphone",
                "android",
                "",
                "1.0",
                EnrolledBy.CARD,
                Assurance.EIDAS2,
                protection,
                Instant.parse("2026-11-01T09:00:00Z"),
                Device.Status.ACTIVE,
                true,
                Optional.empty());
    }

    SignedMessage approve(Approval request, String number, Instant now) {
        SignedMessage message = answer(request, "approve", now).claim("num", number);
        return message.proved(uv);
    }

    /** Without any proof of the user. */
    SignedMessage answer(Approval request, String act, Instant now) {
        Map<String, Object> claims = ours(now);
        claims.put("cid", request.cid());
        claims.put("nonce", request.nonce());
        claims.put("rqh", Tokens.sha256(request.signed().orElse("")));
        claims.put("act", act);
        return SignedMessage.of("map-approval+jwt", pop, claims);
    }

    SignedMessage call(String path, String body, Instant now) {
        Map<String, Object> claims = ours(now);
        claims.put("htm", "POST");
        claims.put("htu", Engine.ISSUER + "/mobile/" + path);
        claims.put("bh", Tokens.sha256(body));
        return SignedMessage.of("map-pop+jwt", pop, claims);
    }

    private Map<String, Object> ours(Instant now) {
        byte[] jti = new byte[16];
        ThreadLocalRandom.current().nextBytes(jti);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", Engine.ISSUER);
        claims.put("sub", user);
        claims.put("cred", credential);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.getEpochSecond() + 30);
        claims.put("jti", Base64.getUrlEncoder().withoutPadding().encodeToString(jti));
        return claims;
    }
}
