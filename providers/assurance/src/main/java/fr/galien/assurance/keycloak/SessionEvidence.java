package fr.galien.assurance.keycloak;

import fr.galien.assurance.Evidence;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Where evidence is found in Keycloak's sessions. */
final class SessionEvidence {

    private SessionEvidence() {}

    static Evidence of(UserSessionModel userSession) {
        return Evidence.decode(userSession.getNote(Evidence.NOTE));
    }

    /** What was done in this login, until its last step adds what the session holds already. */
    static Evidence ofThisLogin(AuthenticationSessionModel login) {
        return Evidence.decode(login.getUserSessionNotes().get(Evidence.NOTE));
    }
}
