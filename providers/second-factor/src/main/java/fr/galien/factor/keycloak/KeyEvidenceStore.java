package fr.galien.factor.keycloak;

import fr.galien.factor.Json;
import fr.galien.factor.KeyEvidence;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.UserModel;

/** The evidence of one person's keys: a credential of the type {@value #TYPE} beside each passkey. */
public final class KeyEvidenceStore {

    public static final String TYPE = "galien-key";

    private final SubjectCredentialManager credentials;

    public KeyEvidenceStore(UserModel person) {
        credentials = person.credentialManager();
    }

    /** @param passkey Keycloak's id of the credential */
    public Optional<KeyEvidence> of(String passkey) {
        return stored(passkey).flatMap(KeyEvidenceStore::evidence);
    }

    /** In the place of what is known of that passkey already. */
    public void keep(KeyEvidence evidence) {
        Optional<CredentialModel> before = stored(evidence.passkey());
        CredentialModel stored = before.orElseGet(() -> created(evidence));
        stored.setCredentialData(Json.write(evidence));
        if (before.isPresent()) {
            credentials.updateStoredCredential(stored);
        } else {
            credentials.createStoredCredential(stored);
        }
    }

    /** To be called with the passkey's own deletion. */
    public void forget(String passkey) {
        stored(passkey).ifPresent(stored -> credentials.removeStoredCredentialById(stored.getId()));
    }

    static Optional<KeyEvidence> evidence(CredentialModel stored) {
        return Json.read(stored.getCredentialData(), KeyEvidence.class);
    }

    private Optional<CredentialModel> stored(String passkey) {
        return credentials
                .getStoredCredentialsByTypeStream(TYPE)
                .filter(stored -> evidence(stored)
                        .filter(one -> one.passkey().equals(passkey))
                        .isPresent())
                .findFirst();
    }

    private static CredentialModel created(KeyEvidence evidence) {
        CredentialModel stored = new CredentialModel();
        stored.setType(TYPE);
        stored.setCreatedDate(evidence.enrolledAt().toEpochMilli());
        stored.setSecretData("{}");
        return stored;
    }
}
