package fr.galien.factor.keycloak;

import fr.galien.assurance.Means;
import fr.galien.factor.KeyEvidence;
import fr.galien.factor.KeyJudge;
import fr.galien.factor.KeyVerdict.Worth;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;

/** A person's keys, of both kinds: Keycloak's credentials with what is known of them beside. */
final class OwnKeys {

    static final int MOST = 10;

    private final UserModel person;
    private final KeyEvidenceStore evidence;

    OwnKeys(UserModel person) {
        this.person = person;
        this.evidence = new KeyEvidenceStore(person);
    }

    /**
     * @param credential Keycloak's id
     * @param id         the key's own, base64 as Keycloak keeps it
     */
    record OwnKey(String credential, String id, Set<String> transports, Optional<KeyEvidence> evidence) {

        boolean isOfARefusedModel(KeyJudge judge) {
            return evidence.map(judge::judge)
                    .filter(verdict -> verdict.worth() == Worth.NOTHING)
                    .isPresent();
        }

        /** What a login with it is, by the judgement of now. */
        Means means(KeyJudge judge) {
            return evidence.filter(known -> judge.judge(known).isSecurityKey()).isPresent()
                    ? Means.SECURITY_KEY
                    : Means.PASSKEY;
        }
    }

    List<OwnKey> all() {
        return stored().map(this::own).toList();
    }

    Optional<OwnKey> find(String id) {
        return all().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /** @param credential Keycloak's id */
    Optional<OwnKey> byCredential(String credential) {
        return all().stream().filter(key -> key.credential().equals(credential)).findFirst();
    }

    String name(String credential) {
        return stored().filter(stored -> stored.getId().equals(credential))
                .map(stored -> Objects.toString(stored.getUserLabel(), ""))
                .findFirst()
                .orElse("");
    }

    boolean areTooMany() {
        return stored().count() >= MOST;
    }

    /** Of everything a person has a name for, since Keycloak compares them all. */
    List<String> names() {
        return person.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getUserLabel)
                .filter(Objects::nonNull)
                .toList();
    }

    private Stream<CredentialModel> stored() {
        return person.credentialManager().getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS);
    }

    private OwnKey own(CredentialModel stored) {
        WebAuthnCredentialData data =
                WebAuthnCredentialModel.createFromCredentialModel(stored).getWebAuthnCredentialData();
        return new OwnKey(
                stored.getId(),
                data.getCredentialId(),
                Optional.ofNullable(data.getTransports()).orElse(Set.of()),
                evidence.of(stored.getId()));
    }
}
