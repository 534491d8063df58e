package fr.galien.assurance.keycloak;

import fr.galien.assurance.flow.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** {@code galien-level}: last step of the browser flow. */
public final class LevelAuthenticatorFactory extends StepFactory {

    private static final Authenticator STEP = new LevelAuthenticator();

    public LevelAuthenticatorFactory() {
        super(
                "galien-level",
                "Galien: level of assurance",
                "Computes the level from the evidence and refuses a request it does not meet. Keep it last.",
                Requirement.REQUIRED);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
