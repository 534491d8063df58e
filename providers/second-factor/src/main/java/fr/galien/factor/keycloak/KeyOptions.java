package fr.galien.factor.keycloak;

import fr.galien.factor.Json;
import fr.galien.factor.keycloak.OwnKeys.OwnKey;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.common.util.Base64Url;
import org.keycloak.crypto.Algorithm;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.WebAuthnPolicy;

/**
 * What a page asks of the browser, as WebAuthn Level 3 writes it (§5.1.8, §5.1.9), by the realm's policy.
 *
 * @param rpId whose keys they are
 */
record KeyOptions(WebAuthnPolicy policy, String rpId) {

    private static final int MILLIS = 1000;
    private static final String TYPE = "public-key";

    /** The algorithms Keycloak reads in a policy and we allow in ours (RFC 9053 §2). */
    private static final Map<String, Integer> COSE = Map.of(Algorithm.ES256, -7, Algorithm.RS256, -257);

    static KeyOptions of(KeycloakSession session, WebAuthnPolicy policy) {
        String set = Objects.toString(policy.getRpId(), "");
        return new KeyOptions(
                policy,
                set.isEmpty() ? session.getContext().getUri().getBaseUri().getHost() : set);
    }

    /** @param allowed empty: any the browser finds */
    String request(String challenge, Collection<OwnKey> allowed) {
        return Json.write(Map.of(
                "challenge",
                challenge,
                "rpId",
                rpId,
                "timeout",
                policy.getCreateTimeout() * MILLIS,
                "userVerification",
                policy.getUserVerificationRequirement(),
                "allowCredentials",
                described(allowed)));
    }

    String creation(String challenge, UserModel person, Collection<OwnKey> excluded) {
        String name = name(person);
        return Json.write(Map.of(
                "challenge", challenge,
                "rp", Map.of("id", rpId, "name", policy.getRpEntityName()),
                // As Keycloak reads it back at the login.
                "user",
                        Map.of(
                                "id", Base64Url.encode(person.getId().getBytes(StandardCharsets.UTF_8)),
                                "name", name,
                                "displayName", name),
                "pubKeyCredParams",
                        policy.getSignatureAlgorithm().stream()
                                .map(algorithm -> Map.of("type", TYPE, "alg", COSE.get(algorithm)))
                                .toList(),
                "timeout", policy.getCreateTimeout() * MILLIS,
                "attestation", policy.getAttestationConveyancePreference(),
                "authenticatorSelection",
                        Map.of(
                                "residentKey", policy.getResidentKey(),
                                "requireResidentKey", true,
                                "userVerification", policy.getUserVerificationRequirement()),
                "excludeCredentials", described(excluded)));
    }

    /** In a browser's list of passkeys people look for their name. */
    private static String name(UserModel person) {
        String name = Objects.toString(person.getFirstName(), "") + " " + Objects.toString(person.getLastName(), "");
        return Optional.of(name.strip()).filter(text -> !text.isEmpty()).orElseGet(person::getUsername);
    }

    private static List<Map<String, Object>> described(Collection<OwnKey> keys) {
        return keys.stream()
                .map(key -> Map.<String, Object>of(
                        "type", TYPE,
                        "id", Base64Url.encodeBase64ToBase64Url(key.id()),
                        "transports", List.copyOf(key.transports())))
                .toList();
    }
}
