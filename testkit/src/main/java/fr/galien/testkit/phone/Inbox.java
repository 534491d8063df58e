package fr.galien.testkit.phone;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests an answer of the service holds, each believed before it is shown (§6). */
public final class Inbox {

    private Inbox() {}

    /**
     * Of a call that a card made: the service knows whose it is, and says it in each request.
     *
     * @param granted what the service answered
     */
    public static List<PhoneRequest> ofACard(Map<String, Object> granted, MapService service) throws IOException {
        return read(granted, service.keys(new JWKSet()), service, Optional.empty());
    }

    /** @param person whose they must be, where that is known */
    static List<PhoneRequest> read(
            Map<String, Object> granted, RealmKeys realm, MapService service, Optional<String> person)
            throws IOException {
        if (!(granted.get("requests") instanceof List<?> listed)) {
            throw otherwise();
        }
        List<PhoneRequest> requests = new ArrayList<>();
        for (Object entry : listed) {
            if (!(entry instanceof Map<?, ?> request) || !(request.get("request") instanceof String jws)) {
                throw otherwise();
            }
            Map<String, Object> claims = realm.verify(jws, "map-request+jwt");
            Recipient.check(claims, service, person.orElseGet(() -> String.valueOf(claims.get("aud"))));
            requests.add(PhoneRequest.of(
                    jws, claims, Optional.ofNullable(request.get("network")).map("same"::equals)));
        }
        return List.copyOf(requests);
    }

    private static IOException otherwise() {
        return new IOException("the service answers otherwise than the protocol says");
    }
}
