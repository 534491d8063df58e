package fr.galien.factor.keycloak;

import java.time.Clock;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** One of the two actions by which keys are added. */
abstract class AddKeyActionFactory implements RequiredActionFactory {

    private final KeyKind kind;

    AddKeyActionFactory(KeyKind kind) {
        this.kind = kind;
    }

    @Override
    public final RequiredActionProvider create(KeycloakSession session) {
        return new AddKeyAction(session, kind, Clock.systemUTC());
    }

    @Override
    public final String getId() {
        return kind.id();
    }

    @Override
    public final String getDisplayText() {
        return kind.displayText();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
