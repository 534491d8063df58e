package fr.galien.mobile;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The key that needs the person at each use ({@code kUv}). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = UserKey.Native.class, name = "key"),
    @JsonSubTypes.Type(value = UserKey.Passkey.class, name = "webauthn")
})
public sealed interface UserKey {

    /**
     * Of a native application, behind a biometric or a PIN of the device.
     *
     * @param jwk the public key, JSON
     */
    record Native(String jwk) implements UserKey {}

    /**
     * Of a web application.
     *
     * @param id             the credential's, base64url
     * @param record         the attested credential data of its registration (WebAuthn Level 3 §6.5.1), base64url
     * @param counter        as last seen (WebAuthn Level 3 §6.1.1); 0 where the authenticator has none
     * @param backupEligible whether it may be on other devices of the person, too
     */
    record Passkey(String id, String record, long counter, boolean backupEligible) implements UserKey {}
}
