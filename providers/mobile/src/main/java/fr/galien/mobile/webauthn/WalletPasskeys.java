package fr.galien.mobile.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.exception.DataConversionException;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecord;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.exception.VerificationException;
import fr.galien.mobile.KeyProtection;
import fr.galien.mobile.UserKey;
import fr.galien.mobile.UserVerification.NewKey;
import fr.galien.mobile.UserVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Passkeys of the web application's origin, user verification always required (WebAuthn Level 3 §7.1, §7.2). */
public final class WalletPasskeys implements UserVerifier.Passkeys {

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256));

    private final Optional<URI> wallet;
    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter records = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** @param wallet empty: nothing is verified */
    public WalletPasskeys(Optional<URI> wallet) {
        this.wallet = wallet;
    }

    @Override
    public Optional<NewKey> enrol(Map<String, Object> proof, String text) {
        try {
            RegistrationData data = manager.parse(new RegistrationRequest(bytes(proof, "ao"), bytes(proof, "cd")));
            manager.verify(data, new RegistrationParameters(expected(text), ALGORITHMS, true, true));
            AuthenticatorData<?> authenticator = data.getAttestationObject().getAuthenticatorData();
            AttestedCredentialData credential = authenticator.getAttestedCredentialData();
            return Optional.of(new NewKey(
                    new UserKey.Passkey(
                            encode(credential.getCredentialId()),
                            encode(records.convert(credential)),
                            authenticator.getSignCount(),
                            authenticator.isFlagBE()),
                    KeyProtection.UNKNOWN));
        } catch (DataConversionException | VerificationException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<UserKey.Passkey> verify(UserKey.Passkey passkey, Map<String, Object> proof, String text) {
        try {
            if (!passkey.id().equals(proof.get("id"))) {
                return Optional.empty();
            }
            AuthenticationData data = manager.parse(new AuthenticationRequest(
                    bytes(proof, "id"), bytes(proof, "ad"), bytes(proof, "cd"), bytes(proof, "sig")));
            manager.verify(data, new AuthenticationParameters(expected(text), record(passkey), null, true, true));
            return Optional.of(new UserKey.Passkey(
                    passkey.id(),
                    passkey.record(),
                    data.getAuthenticatorData().getSignCount(),
                    passkey.backupEligible()));
        } catch (DataConversionException | VerificationException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private ServerProperty expected(String text) {
        URI origin = wallet.orElseThrow(() -> new IllegalArgumentException("no wallet"));
        return ServerProperty.builder()
                .origin(new Origin(origin.toString()))
                .rpId(origin.getHost())
                .challenge(new DefaultChallenge(sha256(text)))
                .build();
    }

    private CredentialRecord record(UserKey.Passkey passkey) {
        return new CredentialRecordImpl(
                new NoneAttestationStatement(),
                null,
                passkey.backupEligible(),
                null,
                passkey.counter(),
                records.convert(Base64.getUrlDecoder().decode(passkey.record())),
                null,
                null,
                null,
                null);
    }

    private static byte[] bytes(Map<String, Object> proof, String name) {
        if (proof.get(name) instanceof String text) {
            return Base64.getUrlDecoder().decode(text);
        }
        throw new IllegalArgumentException(name);
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
