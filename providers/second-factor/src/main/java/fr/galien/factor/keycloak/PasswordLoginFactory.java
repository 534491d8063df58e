package fr.galien.factor.keycloak;

import fr.galien.assurance.Means;
import fr.galien.assurance.OfferedMeans;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

/** {@code galien-password}: a step of a browser flow. */
public final class PasswordLoginFactory implements AuthenticatorFactory, OfferedMeans {

    public static final String ID = "galien-password";

    private final Authenticator step = new PasswordLogin(Clock.systemUTC());

    @Override
    public Authenticator create(KeycloakSession session) {
        return step;
    }

    @Override
    public String choice() {
        return Means.PASSWORD_WITH_CODE.choice();
    }

    /** Where the realm does not want it, the step is disabled; who takes it, the software says. */
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
        return "Galien: password and code";
    }

    @Override
    public String getHelpText() {
        return "Identifies a person by a password and a code, of an application or from paper, judged together.";
    }

    @Override
    public String getReferenceCategory() {
        return PasswordCredentialModel.TYPE;
    }

    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(OTPCredentialModel.TYPE, RecoveryAuthnCodesCredentialModel.TYPE);
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
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
