package fr.galien.assurance.keycloak;

import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** {@code galien-session}: first among the means of the browser flow. */
public final class SessionAuthenticatorFactory extends StepFactory {

    public SessionAuthenticatorFactory() {
        super(
                "galien-session",
                "Galien: live session",
                "Single sign-on, if the evidence of the session meets what the client asks and the person says it is them.",
                Requirement.ALTERNATIVE,
                new SessionAuthenticator());
    }
}
