package fr.galien.testkit.key;

import java.util.Map;

/** A key's answer to a challenge; base64url without padding. */
public record Asserted(
        String clientDataJSON, String authenticatorData, String signature, String userHandle, String credentialId) {

    /** As Keycloak's form names them. */
    public Map<String, String> fields() {
        return Map.of(
                "clientDataJSON", clientDataJSON,
                "authenticatorData", authenticatorData,
                "signature", signature,
                "userHandle", userHandle,
                "credentialId", credentialId);
    }
}
