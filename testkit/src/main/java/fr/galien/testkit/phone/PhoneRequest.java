package fr.galien.testkit.phone;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request (§6) whose signature, issuer, person and time were checked: what the device has to show, and what it needs to
 * answer.
 *
 * @param jws    its characters as received, which is what an answer signs
 * @param kind   {@code login}, {@code ciba} or {@code manage}
 * @param bind   {@code number} or {@code scan}
 * @param digits of the number
 * @param acr    the level asked for
 * @param known  whether it began in a browser this person has used before
 * @param near   whether it began at the address the phone calls from, where the server says it
 */
public record PhoneRequest(
        String jws,
        String cid,
        String nonce,
        String kind,
        String bind,
        int digits,
        String clientId,
        String clientName,
        String acr,
        List<String> scope,
        String place,
        String agent,
        boolean known,
        Instant issuedAt,
        Instant expiresAt,
        Optional<Boolean> near) {

    /** @throws PhoneDistrust when something is missing: what cannot be shown is not approved */
    static PhoneRequest of(String jws, Map<String, Object> claims, Optional<Boolean> near) {
        try {
            Map<String, Object> client = JSONObjectUtils.getJSONObject(claims, "client");
            Map<String, Object> context = JSONObjectUtils.getJSONObject(claims, "ctx");
            return new PhoneRequest(
                    jws,
                    text(claims, "cid"),
                    text(claims, "nonce"),
                    text(claims, "kind"),
                    text(claims, "bind"),
                    JSONObjectUtils.getInt(claims, "nlen"),
                    text(client, "id"),
                    text(client, "name"),
                    text(claims, "acr"),
                    List.of(JSONObjectUtils.getStringArray(claims, "scope")),
                    text(context, "place"),
                    text(context, "agent"),
                    JSONObjectUtils.getBoolean(context, "known"),
                    Instant.ofEpochSecond(JSONObjectUtils.getLong(claims, "iat")),
                    Instant.ofEpochSecond(JSONObjectUtils.getLong(claims, "exp")),
                    near);
        } catch (ParseException | NullPointerException e) {
            throw new PhoneDistrust(PhoneDistrust.Why.INCOMPLETE);
        }
    }

    /** {@code rqh}. */
    public String hash() {
        return Call.hash(jws);
    }

    public boolean isScanned() {
        return bind.equals("scan");
    }

    private static String text(Map<String, Object> json, String name) throws ParseException {
        String value = JSONObjectUtils.getString(json, name);
        if (value == null) {
            throw new ParseException(name, 0);
        }
        return value;
    }

    /** What is in it concerns somebody. */
    @Override
    public String toString() {
        return "PhoneRequest[" + kind + "]";
    }
}
