package fr.galien.assurance.keycloak;

import fr.galien.assurance.flow.StepFactory;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;

/** {@code galien-choice}: before the means of the browser flow. */
public final class MeansChoiceFactory extends StepFactory {

    private static final Authenticator STEP = new MeansChoice();

    public MeansChoiceFactory() {
        super(
                "galien-choice",
                "Galien: choice of a means",
                "The page on which a person chooses how to log in. The means are the steps beside it.",
                Requirement.ALTERNATIVE);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }
}
