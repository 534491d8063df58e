package fr.galien.factor.keycloak;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidkey.AndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidkey.NullAndroidKeyAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.androidsafetynet.NullAndroidSafetyNetAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.AppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.apple.NullAppleAnonymousAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.none.NoneAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.NullPackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.NullTPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.tpm.TPMAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.FIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.u2f.NullFIDOU2FAttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.NullCertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.DefaultSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.NullSelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.SelfAttestationTrustworthinessVerifier;
import fr.galien.factor.NewMeans;
import fr.galien.factor.Notice;
import java.util.List;
import java.util.function.Function;
import org.keycloak.models.RealmModel;
import org.keycloak.models.WebAuthnPolicy;

/** The two ways a key is added. What is stored is the same: a passwordless credential of Keycloak's. */
enum KeyKind {
    /** Whose maker vouches for it. Whether the maker is one, the judge says: not the roots that TLS trusts. */
    SECURITY_KEY(
            "security-key",
            "Galien: add a security key",
            Notice.KEY_ADDED,
            RealmModel::getWebAuthnPolicy,
            List.of(
                    new PackedAttestationStatementVerifier(),
                    new TPMAttestationStatementVerifier(),
                    new AndroidKeyAttestationStatementVerifier(),
                    new AppleAnonymousAttestationStatementVerifier(),
                    new FIDOU2FAttestationStatementVerifier()),
            new DefaultSelfAttestationTrustworthinessVerifier(false)),
    /** Nobody asks who made it, and what it says all the same is not looked at. */
    PASSKEY(
            "passkey",
            "Galien: add a passkey",
            Notice.PASSKEY_ADDED,
            RealmModel::getWebAuthnPolicyPasswordless,
            List.of(
                    new NoneAttestationStatementVerifier(),
                    new NullPackedAttestationStatementVerifier(),
                    new NullTPMAttestationStatementVerifier(),
                    new NullAndroidKeyAttestationStatementVerifier(),
                    new NullAndroidSafetyNetAttestationStatementVerifier(),
                    new NullAppleAnonymousAttestationStatementVerifier(),
                    new NullFIDOU2FAttestationStatementVerifier()),
            new NullSelfAttestationTrustworthinessVerifier());

    private final String word;
    private final String displayText;
    private final Notice added;
    private final Function<RealmModel, WebAuthnPolicy> policy;
    private final List<AttestationStatementVerifier> statements;
    private final SelfAttestationTrustworthinessVerifier self;

    KeyKind(
            String word,
            String displayText,
            Notice added,
            Function<RealmModel, WebAuthnPolicy> policy,
            List<AttestationStatementVerifier> statements,
            SelfAttestationTrustworthinessVerifier self) {
        this.word = word;
        this.displayText = displayText;
        this.added = added;
        this.policy = policy;
        this.statements = statements;
        this.self = self;
    }

    /** In texts and pages. */
    String word() {
        return word;
    }

    NewMeans means() {
        return NewMeans.of(word).orElseThrow();
    }

    /** Of the required action. */
    String id() {
        return means().action();
    }

    String displayText() {
        return displayText;
    }

    Notice added() {
        return added;
    }

    WebAuthnPolicy policy(RealmModel realm) {
        return policy.apply(realm);
    }

    WebAuthnRegistrationManager verifier(NewKey seen) {
        return new VerifiesNewKey(statements, new NullCertPathTrustworthinessVerifier(), self, seen);
    }
}
