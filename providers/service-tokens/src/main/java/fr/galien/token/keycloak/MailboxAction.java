package fr.galien.token.keycloak;

import fr.galien.token.ExchangeRefused;
import fr.galien.token.MessagingLogin;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * {@code galien-mailbox}: sends whoever logs in to mail software and has no mailbox back to it at once, {@code access_denied}
 * with the reason, as a level that was not reached is. Nothing on a page of ours would give them one; the software's own words
 * are nearer to the person than a token endpoint's refusal a moment later.
 */
public final class MailboxAction implements RequiredActionFactory, RequiredActionProvider {

    private static final String ID = "galien-mailbox";

    private MessagingLogin rules = new MessagingLogin(Mailboxes.NONE);

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        rules = new MessagingLogin(Mailboxes.among(factory));
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        if (refusal(context).isPresent()) {
            context.getAuthenticationSession().addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        refusal(context).ifPresentOrElse(why -> context.failure(why.getMessage()), context::ignore);
    }

    private Optional<ExchangeRefused> refusal(RequiredActionContext context) {
        if (!isAsked(context)) {
            return Optional.empty();
        }
        try {
            Mailboxes.claims(rules, context.getUser(), Optional.empty());
            return Optional.empty();
        } catch (ExchangeRefused why) {
            return Optional.of(why);
        }
    }

    private static boolean isAsked(RequiredActionContext context) {
        return context.getAuthenticationSession().getClientScopes().stream()
                .map(id -> context.getRealm().getClientScopeById(id))
                .filter(Objects::nonNull)
                .anyMatch(scope -> MessagingLogin.SCOPE.equals(scope.getName()));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        requiredActionChallenge(context);
    }

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayText() {
        return "Galien: a mailbox for mail software";
    }

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        return this;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void close() {}
}
