package fr.galien.testkit.key;

import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.extension.authenticator.AuthenticationExtensionAuthenticatorOutput;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.util.Base64;

/**
 * A key's answer to a challenge before it is signed. A right key signs it as it came; a test changes what it wants first. What
 * is signed twice is a replay.
 *
 * @param credential   signs, and has the counter
 * @param rpId         hashed into the data
 * @param flags        see {@link Flags}
 * @param userHandle   who it says it is, base64url; empty for a key that keeps nobody's name
 * @param credentialId which key it says it is, base64url
 */
public record Assertion(
        Credential credential, ClientData clientData, String rpId, int flags, String userHandle, String credentialId) {

    private static final ObjectConverter CBOR = new ObjectConverter();

    public Assertion challenge(String other) {
        return with(new ClientData(clientData.type(), other, clientData.origin()));
    }

    public Assertion origin(String other) {
        return with(new ClientData(clientData.type(), clientData.challenge(), other));
    }

    /** {@code webauthn.get}, or what does not belong here. */
    public Assertion type(String other) {
        return with(new ClientData(other, clientData.challenge(), clientData.origin()));
    }

    public Assertion rpId(String other) {
        return new Assertion(credential, clientData, other, flags, userHandle, credentialId);
    }

    public Assertion flags(int other) {
        return new Assertion(credential, clientData, rpId, other, userHandle, credentialId);
    }

    public Assertion counter(long other) {
        return with(credential.counted(other));
    }

    public Assertion userHandle(String other) {
        return new Assertion(credential, clientData, rpId, flags, other, credentialId);
    }

    public Assertion credentialId(String other) {
        return new Assertion(credential, clientData, rpId, flags, userHandle, other);
    }

    /** Signed by a pair of another's, of the same algorithm. */
    public Assertion signedBy(KeyPair other) {
        return with(new Credential(
                credential.rpId(),
                credential.userHandle(),
                credential.id(),
                credential.algorithm(),
                other,
                credential.counter()));
    }

    private Assertion with(ClientData other) {
        return new Assertion(credential, other, rpId, flags, userHandle, credentialId);
    }

    private Assertion with(Credential other) {
        return new Assertion(other, clientData, rpId, flags, userHandle, credentialId);
    }

    /** Signs it (WebAuthn §6.3.3). */
    public Asserted done() {
        byte[] said = clientData.bytes();
        byte[] data = new AuthenticatorDataConverter(CBOR)
                .convert(new AuthenticatorData<AuthenticationExtensionAuthenticatorOutput>(
                        ClientData.sha256(rpId.getBytes(StandardCharsets.UTF_8)), (byte) flags, credential.counter()));
        byte[] signature =
                credential.algorithm().sign(credential.keys().getPrivate(), Registration.message(data, said));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return new Asserted(
                base64.encodeToString(said),
                base64.encodeToString(data),
                base64.encodeToString(signature),
                userHandle,
                credentialId);
    }

    @Override
    public String toString() {
        return "Assertion[***]";
    }
}
