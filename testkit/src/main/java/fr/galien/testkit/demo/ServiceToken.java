package fr.galien.testkit.demo;

import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Map;

/**
 * A token for a service. It is the service's: read here to be shown, and believed by nobody here.
 *
 * @param value   as received
 * @param claims  decoded, not verified
 * @param seconds it lives
 */
record ServiceToken(String value, Map<String, Object> claims, long seconds) {

    static ServiceToken of(String value, long seconds) throws ServiceRefused {
        try {
            return new ServiceToken(value, SignedJWT.parse(value).getPayload().toJSONObject(), seconds);
        } catch (ParseException e) {
            throw new ServiceRefused(ServiceFailure.UNREADABLE, e);
        }
    }

    @Override
    public String toString() {
        return "ServiceToken[***]";
    }
}
