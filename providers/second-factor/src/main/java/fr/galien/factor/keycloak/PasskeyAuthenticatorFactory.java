package fr.galien.factor.keycloak;

import fr.galien.assurance.OfferedMeans;
import fr.galien.assurance.flow.PreparesChoice;
import fr.galien.assurance.flow.StepFactory;
import java.time.Clock;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** The step {@value #ID} of a browser flow. */
public final class PasskeyAuthenticatorFactory extends StepFactory implements OfferedMeans, PreparesChoice {

    public static final String ID = "galien-passkey";

    public PasskeyAuthenticatorFactory() {
        super(
                ID,
                "Galien: security key or passkey",
                "Identifies a person by a FIDO2 key they added, as far as its maker and whoever vouched for it can be believed.",
                Requirement.ALTERNATIVE);
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return step(session);
    }

    private static PasskeyAuthenticator step(KeycloakSession session) {
        return new PasskeyAuthenticator(session, Clock.systemUTC());
    }

    @Override
    public void prepare(AuthenticationFlowContext flow, LoginFormsProvider page) {
        step(flow.getSession()).prepare(flow, page);
    }

    @Override
    public String choice() {
        return PasskeyAuthenticator.CHOICE;
    }

    /** The type of the credential: so keys are listed with their person. */
    @Override
    public String getReferenceCategory() {
        return WebAuthnCredentialModel.TYPE_PASSWORDLESS;
    }
}
