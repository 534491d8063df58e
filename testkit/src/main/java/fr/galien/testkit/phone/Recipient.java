package fr.galien.testkit.phone;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Instant;
import java.util.Map;

/** Whether a message of the service is for whoever received it, and still counts (§5, §6). */
final class Recipient {

    private Recipient() {}

    /** @throws PhoneDistrust when it is not */
    static void check(Map<String, Object> claims, MapService service, String recipient) {
        if (!service.issuer().toString().equals(claims.get("iss"))) {
            throw new PhoneDistrust(PhoneDistrust.Why.OTHER_ISSUER);
        }
        if (!recipient.equals(claims.get("aud"))) {
            throw new PhoneDistrust(PhoneDistrust.Why.OTHER_PERSON);
        }
        try {
            if (!service.now().isBefore(Instant.ofEpochSecond(JSONObjectUtils.getLong(claims, "exp")))) {
                throw new PhoneDistrust(PhoneDistrust.Why.OVER);
            }
        } catch (ParseException | NullPointerException e) {
            throw new PhoneDistrust(PhoneDistrust.Why.INCOMPLETE);
        }
    }
}
