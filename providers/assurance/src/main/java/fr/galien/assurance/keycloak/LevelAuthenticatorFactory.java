package fr.galien.assurance.keycloak;

import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** {@code galien-level}: last step of the browser flow. */
public final class LevelAuthenticatorFactory extends StepFactory {

    public LevelAuthenticatorFactory() {
        super(
                "galien-level",
                "Galien: level of assurance",
                "Computes the level from the evidence and refuses a request it does not meet. Keep it last.",
                Requirement.REQUIRED,
                new LevelAuthenticator());
    }
}
