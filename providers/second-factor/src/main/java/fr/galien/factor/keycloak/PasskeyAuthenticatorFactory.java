package fr.galien.factor.keycloak;

import fr.galien.assurance.OfferedMeans;
import fr.galien.assurance.flow.PreparesChoice;
import java.time.Clock;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

/** The step {@value #ID} of a browser flow. */
public final class PasskeyAuthenticatorFactory implements AuthenticatorFactory, OfferedMeans, PreparesChoice {

    public static final String ID = "galien-passkey";

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

    /** Where the step is in the flow, there is nothing more to configure. */
    @Override
    public boolean isOffered() {
        return true;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Galien: security key or passkey";
    }

    @Override
    public String getHelpText() {
        return "Identifies a person by a FIDO2 key they added, as far as its maker and whoever vouched for it can be believed.";
    }

    /** The type of the credential: so keys are listed with their person. */
    @Override
    public String getReferenceCategory() {
        return WebAuthnCredentialModel.TYPE_PASSWORDLESS;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
