package fr.galien.testkit.key;

import com.webauthn4j.converter.AttestationObjectConverter;
import com.webauthn4j.converter.AuthenticatorDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.attestation.AttestationObject;
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.AttestationCertificatePath;
import com.webauthn4j.data.attestation.statement.AttestationStatement;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.data.extension.authenticator.RegistrationExtensionAuthenticatorOutput;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A new key's answer before it is signed. A right key signs it as it came; a test changes what it wants first:
 *
 * <pre>
 * key.registration(options, origin).flags(Flags.USER_PRESENT).done()              // nobody verified
 * key.registration(options, origin).format(AttestationFormat.SELF).done()         // keeps the AAGUID it has no right to
 * key.registration(options, origin).chain(List.of()).done()                       // stripped
 * key.registration(options, origin).attestedBy(thief).chain(theirs).done()        // forged
 * </pre>
 *
 * The flag that says a credential is in it is always set: nothing else could be read.
 *
 * @param fresh       the pair of keys that is made
 * @param rpId        hashed into the data
 * @param flags       see {@link Flags}
 * @param aaguid      the model it says it is
 * @param attestation the maker's key, for {@link AttestationFormat#PACKED}
 * @param chain       the maker's certificates, leaf first, no root
 */
public record Registration(
        Credential fresh,
        ClientData clientData,
        String rpId,
        int flags,
        UUID aaguid,
        AttestationFormat format,
        Optional<PrivateKey> attestation,
        List<X509Certificate> chain,
        String transports) {

    private static final ObjectConverter CBOR = new ObjectConverter();

    public Registration {
        chain = List.copyOf(chain);
    }

    public Registration challenge(String other) {
        return with(new ClientData(clientData.type(), other, clientData.origin()));
    }

    public Registration origin(String other) {
        return with(new ClientData(clientData.type(), clientData.challenge(), other));
    }

    /** {@code webauthn.create}, or what does not belong here. */
    public Registration type(String other) {
        return with(new ClientData(other, clientData.challenge(), clientData.origin()));
    }

    public Registration rpId(String other) {
        return new Registration(fresh, clientData, other, flags, aaguid, format, attestation, chain, transports);
    }

    public Registration flags(int other) {
        return new Registration(fresh, clientData, rpId, other, aaguid, format, attestation, chain, transports);
    }

    public Registration counter(long other) {
        return new Registration(
                fresh.counted(other), clientData, rpId, flags, aaguid, format, attestation, chain, transports);
    }

    /** With the id of a pair there is already. */
    public Registration credentialId(String other) {
        Credential same = new Credential(
                fresh.rpId(), fresh.userHandle(), other, fresh.algorithm(), fresh.keys(), fresh.counter());
        return new Registration(same, clientData, rpId, flags, aaguid, format, attestation, chain, transports);
    }

    public Registration aaguid(UUID other) {
        return new Registration(fresh, clientData, rpId, flags, other, format, attestation, chain, transports);
    }

    public Registration format(AttestationFormat other) {
        return new Registration(fresh, clientData, rpId, flags, aaguid, other, attestation, chain, transports);
    }

    /** Attested by another key (ES256), with the chain as it is. */
    public Registration attestedBy(PrivateKey other) {
        return new Registration(fresh, clientData, rpId, flags, aaguid, format, Optional.of(other), chain, transports);
    }

    public Registration chain(List<X509Certificate> other) {
        return new Registration(fresh, clientData, rpId, flags, aaguid, format, attestation, other, transports);
    }

    private Registration with(ClientData other) {
        return new Registration(fresh, other, rpId, flags, aaguid, format, attestation, chain, transports);
    }

    /** Signs it. */
    public Registered done() {
        byte[] said = clientData.bytes();
        var data = new AuthenticatorData<RegistrationExtensionAuthenticatorOutput>(
                ClientData.sha256(rpId.getBytes(StandardCharsets.UTF_8)),
                (byte) (flags | Flags.ATTESTED_DATA),
                fresh.counter(),
                new AttestedCredentialData(
                        new AAGUID(aaguid),
                        Base64.getUrlDecoder().decode(fresh.id()),
                        fresh.algorithm().cose(fresh.keys())));
        byte[] signed = message(new AuthenticatorDataConverter(CBOR).convert(data), said);
        byte[] object =
                new AttestationObjectConverter(CBOR).convertToBytes(new AttestationObject(data, statement(signed)));
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return new Registered(base64.encodeToString(said), base64.encodeToString(object), fresh.id(), transports);
    }

    /** WebAuthn §8.2. */
    private AttestationStatement statement(byte[] signed) {
        return switch (format) {
            case NONE -> new NoneAttestationStatement();
            case SELF ->
                new PackedAttestationStatement(
                        fresh.algorithm().identifier(),
                        fresh.algorithm().sign(fresh.keys().getPrivate(), signed),
                        null);
            case PACKED ->
                new PackedAttestationStatement(
                        KeyAlgorithm.ES256.identifier(),
                        KeyAlgorithm.ES256.sign(attestation.orElseThrow(), signed),
                        chain.isEmpty() ? null : new AttestationCertificatePath(chain));
        };
    }

    /** What is signed at registration and at login alike: the data, then the hash of what the browser says. */
    static byte[] message(byte[] data, byte[] clientData) {
        byte[] hash = ClientData.sha256(clientData);
        return ByteBuffer.allocate(data.length + hash.length)
                .put(data)
                .put(hash)
                .array();
    }

    @Override
    public String toString() {
        return "Registration[" + format + "]";
    }
}
