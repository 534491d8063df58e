package fr.galien.factor.keycloak;

import com.webauthn4j.WebAuthnRegistrationManager;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.certpath.CertPathTrustworthinessVerifier;
import com.webauthn4j.verifier.attestation.trustworthiness.self.SelfAttestationTrustworthinessVerifier;
import com.webauthn4j.verifier.exception.VerificationException;
import java.util.List;

/** Verifies as webauthn4j does, and tells what it saw. */
final class VerifiesNewKey extends WebAuthnRegistrationManager {

    private final NewKey seen;

    VerifiesNewKey(
            List<AttestationStatementVerifier> statements,
            CertPathTrustworthinessVerifier chains,
            SelfAttestationTrustworthinessVerifier self,
            NewKey seen) {
        super(statements, chains, self, new ObjectConverter());
        this.seen = seen;
    }

    @Override
    public RegistrationData verify(RegistrationData data, RegistrationParameters parameters) {
        try {
            RegistrationData verified = super.verify(data, parameters);
            seen.verified(verified);
            return verified;
        } catch (VerificationException refused) {
            seen.failed(refused, data);
            throw refused;
        }
    }
}
