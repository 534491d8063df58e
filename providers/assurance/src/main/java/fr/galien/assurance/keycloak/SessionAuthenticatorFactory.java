package fr.galien.assurance.keycloak;

import fr.galien.assurance.flow.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** {@code galien-session}: first among the means of the browser flow. */
public final class SessionAuthenticatorFactory extends StepFactory {

    private static final Authenticator STEP = new SessionAuthenticator();

    public SessionAuthenticatorFactory() {
        super(
                "galien-session",
                "Galien: live session",
                "Single sign-on, if the evidence of the session meets what the client asks and the person says it is them.",
                Requirement.ALTERNATIVE);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
