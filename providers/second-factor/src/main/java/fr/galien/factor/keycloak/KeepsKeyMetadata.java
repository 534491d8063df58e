package fr.galien.factor.keycloak;

import fr.galien.factor.KeyJudge;
import org.keycloak.models.KeycloakSession;

/** The provider factory that holds what makers say of their keys: that of the action {@code galien-security-key}. */
public interface KeepsKeyMetadata {

    KeyMetadata keyMetadata();

    /** What judges keys of the session's realm, by the metadata of the day. */
    static KeyJudge judge(KeycloakSession session) {
        return ServersFactory.among(session.getKeycloakSessionFactory(), KeepsKeyMetadata.class)
                .map(KeepsKeyMetadata::keyMetadata)
                .orElse(KeyMetadata.NONE)
                .judge(session.getContext().getRealm());
    }
}
