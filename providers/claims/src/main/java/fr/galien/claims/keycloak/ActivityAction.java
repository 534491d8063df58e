package fr.galien.claims.keycloak;

import fr.galien.claims.OwnActivity;
import fr.galien.directory.ProfessionalUser;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * {@code galien-activity}: asks a person of several activities in which they act, for software that wants to know. The
 * answer stays with that software's part of the session; {@code kc_action=galien-activity} asks again.
 */
public final class ActivityAction implements RequiredActionFactory, RequiredActionProvider {

    static final String ID = "galien-activity";

    /** The life of a session: changing the activity is never a reason to log in again. */
    private static final int SESSION_SECONDS = 14_400;

    /** Under {@code prompt=none}, what is left to ask makes Keycloak answer {@code interaction_required}. */
    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        if (!isAsked(context)) {
            return;
        }
        List<OwnActivity> own = ownActivities(context);
        Optional<OwnActivity> answer = own.size() == 1 ? Optional.of(own.getFirst()) : chosen(context, own);
        if (answer.isPresent()) {
            keep(context, answer.get());
        } else if (!own.isEmpty()) {
            context.getAuthenticationSession().addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        List<OwnActivity> own = ownActivities(context);
        if (!isAsked(context)) {
            context.ignore();
        } else if (own.size() < 2) {
            context.success();
        } else {
            context.challenge(ActivityPage.of(context, own, chosen(context, own), ""));
        }
    }

    /** Whatever key comes back is looked for among the person's own. */
    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        List<OwnActivity> own = ownActivities(context);
        Optional<OwnActivity> answer = withKey(own, form.getFirst("activity"));
        if (answer.isPresent()) {
            keep(context, answer.get());
            context.success();
        } else {
            context.challenge(
                    ActivityPage.of(context, own, chosen(context, own), Objects.toString(form.getFirst("search"), "")));
        }
    }

    private static boolean isAsked(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return ActivityRequest.isMade(
                login.getClient(),
                login.getClientScopes().stream()
                        .map(id -> context.getRealm().getClientScopeById(id))
                        .filter(Objects::nonNull)
                        .map(ClientScopeModel.class::cast));
    }

    private static List<OwnActivity> ownActivities(RequiredActionContext context) {
        return context.getUser() instanceof ProfessionalUser user ? OwnActivity.of(user.professional()) : List.of();
    }

    /** In this login, or before it in the same session by the same software. */
    private static Optional<OwnActivity> chosen(RequiredActionContext context, List<OwnActivity> own) {
        return withKey(own, context.getAuthenticationSession().getClientNote(OwnActivity.NOTE))
                .or(() -> withKey(own, before(context)));
    }

    private static Optional<OwnActivity> withKey(List<OwnActivity> own, String key) {
        return own.stream().filter(one -> one.key().equals(key)).findFirst();
    }

    private static String before(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        UserSessionModel live = context.getSession()
                .sessions()
                .getUserSession(context.getRealm(), login.getParentSession().getId());
        AuthenticatedClientSessionModel client = live == null
                ? null
                : live.getAuthenticatedClientSessionByClient(login.getClient().getId());
        return client == null ? null : client.getNote(OwnActivity.NOTE);
    }

    /** Keycloak copies it to the client session, where tokens are made from. */
    private static void keep(RequiredActionContext context, OwnActivity answer) {
        context.getAuthenticationSession().setClientNote(OwnActivity.NOTE, answer.key());
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public int getMaxAuthAge(KeycloakSession session) {
        return SESSION_SECONDS;
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Galien: choose an activity";
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
