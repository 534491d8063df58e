package fr.galien.mobile.webauthn;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.anchor.TrustAnchorRepository;
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
import com.webauthn4j.data.attestation.authenticator.AAGUID;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.attestation.statement.CertificateBaseAttestationStatement;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.DefaultCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.VerificationException;
import fr.galien.mobile.KeyProtection;
import fr.galien.mobile.MobileRefusal;
import fr.galien.mobile.MobileRefused;
import fr.galien.mobile.UserKey;
import fr.galien.mobile.UserVerification.NewKey;
import fr.galien.mobile.UserVerifier;
import fr.galien.mobile.attestation.AttestationFiles;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.TrustAnchor;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Passkeys of the web application's origin, user verification always required (WebAuthn Level 3 §7.1, §7.2). */
public final class WalletPasskeys implements UserVerifier.Passkeys {

    private static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            new PublicKeyCredentialParameters(PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.ES256));

    private final Optional<URI> wallet;
    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter records = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Optional<AttestationFiles> attestation;

    /**
     * @param wallet      empty: nothing is verified
     * @param attestation empty: what authenticators say of themselves is not looked at
     */
    public WalletPasskeys(Optional<URI> wallet, Optional<AttestationFiles> attestation) {
        this.wallet = wallet;
        this.attestation = attestation;
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
                    protection(data, text)));
        } catch (DataConversionException | VerificationException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /**
     * Of an authenticator whose maker vouches for it; a passkey that only vouches for itself, or does not at all, is as good as
     * any other.
     */
    private KeyProtection protection(RegistrationData data, String text) {
        if (attestation.isEmpty()
                || !(data.getAttestationObject().getAttestationStatement()
                        instanceof CertificateBaseAttestationStatement statement)
                || statement.getX5c() == null) {
            return KeyProtection.UNKNOWN;
        }
        try {
            strict(attestation.get()).verify(data, new RegistrationParameters(expected(text), ALGORITHMS, true, true));
        } catch (VerificationException notTrusted) {
            throw new MobileRefused(MobileRefusal.ATTESTATION_REFUSED);
        }
        AAGUID model = data.getAttestationObject()
                .getAuthenticatorData()
                .getAttestedCredentialData()
                .getAaguid();
        return attestation.get().authenticator(model.toString()).orElse(KeyProtection.UNKNOWN);
    }

    /** With the operator's anchors and no others: Keycloak's own registration believes whatever TLS trusts. */
    private WebAuthnManager strict(AttestationFiles files) {
        Set<TrustAnchor> roots = files.roots();
        TrustAnchorRepository anchors = new TrustAnchorRepository() {
            @Override
            public Set<TrustAnchor> find(AAGUID model) {
                return roots;
            }

            @Override
            public Set<TrustAnchor> find(byte[] keyIdentifier) {
                return roots;
            }
        };
        return new WebAuthnManager(
                List.of(
                        new PackedAttestationStatementVerifier(),
                        new FIDOU2FAttestationStatementVerifier(),
                        new TPMAttestationStatementVerifier(),
                        new AndroidKeyAttestationStatementVerifier(),
                        new AppleAnonymousAttestationStatementVerifier()),
                new DefaultCertPathTrustworthinessVerifier(anchors),
                new DefaultSelfAttestationTrustworthinessVerifier(false),
                converter);
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
