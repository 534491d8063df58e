package fr.galien.assurance.keycloak;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** {@code galien-confirm}: the person must say that the session is theirs, where nobody may ask them. Never shown. */
public final class ConfirmAction implements RequiredActionFactory, RequiredActionProvider {

    static final String ID = "galien-confirm";

    static boolean isOn(RealmModel realm) {
        RequiredActionProviderModel action = realm.getRequiredActionProviderByAlias(ID);
        return action != null && action.isEnabled();
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // SessionAuthenticator knows when.
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        context.failure();
    }

    @Override
    public void processAction(RequiredActionContext context) {
        context.failure();
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Galien: confirm the session";
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
