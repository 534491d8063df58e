package fr.galien.mobile;

import java.util.Map;

/** Signs for the realm, with its ES256 key. */
public interface RealmSigner {

    /** @return a compact JWS whose header holds alg, typ and kid */
    String sign(String typ, Map<String, Object> payload);

    /** The realm's issuer: {@code iss} of what it signs, {@code aud} of what is sent to it. */
    String issuer();
}
