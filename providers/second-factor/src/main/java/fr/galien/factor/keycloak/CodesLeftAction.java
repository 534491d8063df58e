package fr.galien.factor.keycloak;

import java.util.Map;
import org.keycloak.Config;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** {@code galien-codes-left}: says, behind a login with a recovery code, that it is used up and how many are left. */
public final class CodesLeftAction implements RequiredActionFactory, RequiredActionProvider {

    private static final String ID = "galien-codes-left";
    private static final String NOTE = "galien.codes.left";
    private static final String TEMPLATE = "codes-left.ftl";

    /** Nothing is told where the realm does not have the action: a login does not end for it. */
    static void tell(AuthenticationFlowContext flow, int left) {
        RequiredActionProviderModel action = flow.getRealm().getRequiredActionProviderByAlias(ID);
        if (action != null && action.isEnabled()) {
            AuthenticationSessionModel login = flow.getAuthenticationSession();
            login.setAuthNote(NOTE, Integer.toString(left));
            login.addRequiredAction(ID);
        }
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // The login knows when.
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        String left = context.getAuthenticationSession().getAuthNote(NOTE);
        if (left == null) {
            context.success();
            return;
        }
        int codes = Integer.parseInt(left);
        context.challenge(context.form()
                .setAttribute("codes", Map.of("left", codes, "few", codes <= RecoveryCodes.FEW))
                .createForm(TEMPLATE));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        context.getAuthenticationSession().removeAuthNote(NOTE);
        context.success();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Galien: how many recovery codes are left";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
