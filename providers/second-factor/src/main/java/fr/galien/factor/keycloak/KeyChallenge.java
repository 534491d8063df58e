package fr.galien.factor.keycloak;

import com.webauthn4j.data.client.challenge.DefaultChallenge;
import org.keycloak.WebAuthnConstants;
import org.keycloak.common.util.Base64Url;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The challenge of a page, in Keycloak's own note. */
final class KeyChallenge {

    private static final String SPENT = "galien.key.challenge.";

    private KeyChallenge() {}

    static String fresh(AuthenticationSessionModel login) {
        String challenge = Base64Url.encode(new DefaultChallenge().getValue());
        login.setAuthNote(WebAuthnConstants.AUTH_CHALLENGE_NOTE, challenge);
        return challenge;
    }

    /**
     * Good for one answer, of whatever worth. Keycloak takes the note away with the transaction, and requests that come at the
     * same time all see it.
     */
    static boolean spend(KeycloakSession session, AuthenticationSessionModel login) {
        String challenge = login.getAuthNote(WebAuthnConstants.AUTH_CHALLENGE_NOTE);
        return challenge != null
                && session.singleUseObjects()
                        .putIfAbsent(SPENT + challenge, login.getRealm().getAccessCodeLifespanLogin());
    }
}
