package fr.galien.assurance.keycloak;

import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** {@code galien-choice}: before the means of the browser flow. */
public final class MeansChoiceFactory extends StepFactory {

    public MeansChoiceFactory() {
        super(
                "galien-choice",
                "Galien: choice of a means",
                "The page on which a person chooses how to log in. The means are the steps beside it.",
                Requirement.ALTERNATIVE,
                new MeansChoice());
    }
}
