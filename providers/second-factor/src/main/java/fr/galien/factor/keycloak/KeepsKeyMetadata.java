package fr.galien.factor.keycloak;

import fr.galien.factor.KeyJudge;
import fr.galien.identity.ProductionCheck;
import java.util.List;
import org.keycloak.models.KeycloakSession;

/**
 * The provider factory that holds what makers say of their keys: that of the action {@code galien-security-key}. It reads it in
 * {@code init}, starts it in {@code postInit} and closes it.
 */
public interface KeepsKeyMetadata extends ProductionCheck {

    KeyMetadata keyMetadata();

    @Override
    default List<Fault> faults() {
        return keyMetadata().faults();
    }

    /** What judges keys of the session's realm, by the metadata of the day. */
    static KeyJudge judge(KeycloakSession session) {
        return ServersFactory.among(session.getKeycloakSessionFactory(), KeepsKeyMetadata.class)
                .map(KeepsKeyMetadata::keyMetadata)
                .orElse(KeyMetadata.NONE)
                .judge(session.getContext().getRealm());
    }
}
