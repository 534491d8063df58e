package fr.galien.testkit.key;

import java.util.Map;

/** A new key's answer; base64url without padding, but for the transports. */
public record Registered(
        String clientDataJSON, String attestationObject, String publicKeyCredentialId, String transports) {

    /** As Keycloak's form names them. */
    public Map<String, String> fields() {
        return Map.of(
                "clientDataJSON", clientDataJSON,
                "attestationObject", attestationObject,
                "publicKeyCredentialId", publicKeyCredentialId,
                "transports", transports);
    }
}
