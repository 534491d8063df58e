package fr.galien.factor.keycloak;

import fr.galien.assurance.Means;
import fr.galien.assurance.OfferedMeans;
import fr.galien.assurance.flow.StepFactory;
import java.time.Clock;
import java.util.Set;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** {@code galien-password}: a step of a browser flow. */
public final class PasswordLoginFactory extends StepFactory implements OfferedMeans {

    public static final String ID = "galien-password";

    private static final Authenticator STEP = new PasswordLogin(Clock.systemUTC());

    public PasswordLoginFactory() {
        super(
                ID,
                "Galien: password and code",
                "Identifies a person by a password and a code, of an application or from paper, judged together.",
                Requirement.ALTERNATIVE);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return STEP;
    }

    @Override
    public String choice() {
        return Means.PASSWORD_WITH_CODE.choice();
    }

    @Override
    public String getReferenceCategory() {
        return PasswordCredentialModel.TYPE;
    }

    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(OTPCredentialModel.TYPE, RecoveryAuthnCodesCredentialModel.TYPE);
    }
}
