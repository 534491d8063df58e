package fr.galien.factor.keycloak;

import java.io.IOException;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodesCredentialData;
import org.keycloak.util.JsonSerialization;

/** How many codes a list still has; Keycloak keeps the number beside the codes. */
final class RecoveryCodes {

    /** So few that it is time for new ones. */
    static final int FEW = 3;

    private RecoveryCodes() {}

    static int left(RecoveryAuthnCodesCredentialModel list) {
        try {
            return JsonSerialization.readValue(list.getCredentialData(), RecoveryAuthnCodesCredentialData.class)
                    .getRemainingCodes();
        } catch (IOException damaged) {
            throw new IllegalStateException("a list of recovery codes cannot be read", damaged);
        }
    }
}
