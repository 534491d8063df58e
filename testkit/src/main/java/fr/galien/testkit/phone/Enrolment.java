package fr.galien.testkit.phone;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The enrolment of a device, claimed and not answered yet (§5).
 *
 * <pre>
 * Enrolment enrolment = Enrolment.claim(service, handle);
 * Enrolled  done      = enrolment.answer("Téléphone de service");
 * // the person types done.confirmation() on the screen
 * </pre>
 *
 * @param realmKeys the service's
 * @param keys      made for it
 * @param name      of the person it is for
 * @param by        what vouched for them: {@code card}, {@code device}, {@code desk}, {@code codes}
 */
public record Enrolment(
        MapService service,
        JWKSet realmKeys,
        PhoneKeys keys,
        String eid,
        String nonce,
        String sub,
        String name,
        String by) {

    /** Takes the enrolment, before anybody else does. */
    public static Enrolment claim(MapService service, PhoneLink.Enrol link) throws IOException {
        Map<String, Object> granted =
                service.post("enrol/claim", Map.of("handle", link.handle())).granted();
        RealmKeys realm = service.keys(new JWKSet());
        if (!(granted.get("enrolment") instanceof String message)) {
            throw new PhoneDistrust(PhoneDistrust.Why.NOT_A_MESSAGE);
        }
        Map<String, Object> claims = realm.verify(message, "map-enrol+jwt");
        Recipient.check(claims, service, "map-device");
        try {
            return new Enrolment(
                    service,
                    realm.kept(),
                    PhoneKeys.make(),
                    JSONObjectUtils.getString(claims, "eid"),
                    JSONObjectUtils.getString(claims, "nonce"),
                    JSONObjectUtils.getString(claims, "sub"),
                    JSONObjectUtils.getString(claims, "name"),
                    JSONObjectUtils.getString(claims, "by"));
        } catch (ParseException e) {
            throw new PhoneDistrust(PhoneDistrust.Why.INCOMPLETE);
        }
    }

    /** The same with keys made elsewhere. */
    public Enrolment with(PhoneKeys others) {
        return new Enrolment(service, realmKeys, others, eid, nonce, sub, name, by);
    }

    /**
     * The response of §5.3, before it is signed.
     *
     * @param deviceName 1 to 60 characters
     */
    public Draft response(String deviceName) {
        Instant now = service.now();
        Map<String, Object> device = new LinkedHashMap<>();
        device.put("name", deviceName);
        device.put("platform", "cli");
        device.put("model", "galien phone");
        device.put("app", "1.0");
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("aud", service.issuer().toString());
        claims.put("eid", eid);
        claims.put("nonce", nonce);
        claims.put("jwk", keys.pop().toPublicJWK().toJSONObject());
        claims.put("device", device);
        claims.put("att", Map.of("fmt", "none"));
        claims.put("push", null);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(Draft.LIFE).getEpochSecond());
        claims.put("jti", service.newId());
        return Draft.of("map-enrol-response+jwt", keys.pop(), claims).proving(this::prove);
    }

    private Map<String, Object> prove(Map<String, Object> claims) {
        String text = String.join(
                "|",
                "MAP1",
                "enrol",
                String.valueOf(claims.get("eid")),
                String.valueOf(claims.get("nonce")),
                PhoneKeys.kid(keys.pop()),
                PhoneKeys.kid(keys.uv()));
        Map<String, Object> uv = new LinkedHashMap<>();
        uv.put("t", "key");
        uv.put("jwk", keys.uv().toPublicJWK().toJSONObject());
        uv.put("sig", PhoneKeys.proof(keys.uv(), text));
        Map<String, Object> proved = new LinkedHashMap<>(claims);
        proved.put("uv", uv);
        return proved;
    }

    /** Sends a response as it is. */
    public Reply send(Draft response) throws IOException {
        return service.post("enrol", Map.of("response", response.sign()));
    }

    /** Sends the right response. */
    public Enrolled answer(String deviceName) throws IOException {
        Map<String, Object> granted = send(response(deviceName)).granted();
        try {
            PhoneState state = new PhoneState(
                    deviceName,
                    service.issuer(),
                    JSONObjectUtils.getString(granted, "sub"),
                    name,
                    JSONObjectUtils.getString(granted, "cred"),
                    keys,
                    new OfflineKey(JSONObjectUtils.getString(granted, "offline")),
                    realmKeys);
            return new Enrolled(
                    new Phone(service, state),
                    JSONObjectUtils.getString(granted, "confirmation"),
                    Duration.ofSeconds(JSONObjectUtils.getLong(granted, "expires_in")));
        } catch (ParseException | NullPointerException e) {
            throw new IOException("the service answers an enrolment otherwise than the protocol says", e);
        }
    }

    @Override
    public String toString() {
        return "Enrolment[by " + by + "]";
    }
}
