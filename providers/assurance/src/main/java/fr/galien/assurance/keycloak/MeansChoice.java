package fr.galien.assurance.keycloak;

import fr.galien.assurance.LevelRefusal;
import fr.galien.assurance.LevelRequest;
import fr.galien.assurance.flow.AskedLevel;
import fr.galien.assurance.flow.ChoicePage;
import fr.galien.assurance.flow.Chosen;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Asks by which means a person logs in; the steps behind it pass but the one that was chosen. */
final class MeansChoice implements Authenticator {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        Optional<LevelRefusal> why = hopeless(context);
        if (why.isPresent()) {
            RefusedLevel.answer(context, why.get());
        } else {
            context.challenge(ChoicePage.show(context));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        if (!Chosen.take(context)) {
            authenticate(context);
        }
    }

    /** No means of this service could meet the request: to ask for one would be a waste of somebody's time. */
    private static Optional<LevelRefusal> hopeless(AuthenticationFlowContext context) {
        if (!Chosen.offered(context).isEmpty()) {
            return Optional.empty();
        }
        LevelRequest request = AskedLevel.of(context.getRealm(), context.getAuthenticationSession())
                .request();
        return Optional.of(
                request.asked().isEmpty() || request.least().isPresent()
                        ? LevelRefusal.LEVEL_NOT_REACHED
                        : LevelRefusal.UNKNOWN_LEVEL);
    }

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
