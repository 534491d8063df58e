package fr.galien.token.keycloak;

import fr.galien.directory.FindMailboxes;
import fr.galien.directory.ProfessionalUser;
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
 * {@code galien-mailbox}: whoever logs in to mail software and has no mailbox is told on a page, before the software is: the
 * token endpoint would refuse it a moment later, in words for machines. The way back is {@code access_denied}.
 */
public final class MailboxAction implements RequiredActionFactory, RequiredActionProvider {

    private static final String ID = "galien-mailbox";
    private static final String TEMPLATE = "mailbox.ftl";

    private MessagingLogin rules;

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        rules = new MessagingLogin(DirectoryPorts.find(factory, FindMailboxes.class));
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        if (refusal(context).isPresent()) {
            context.getAuthenticationSession().addRequiredAction(ID);
        }
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        refusal(context)
                .ifPresentOrElse(
                        why -> context.challenge(
                                context.form().setAttribute("code", why.code()).createForm(TEMPLATE)),
                        context::success);
    }

    /** Read, and looked up once more: somebody may have declared it meanwhile. */
    @Override
    public void processAction(RequiredActionContext context) {
        refusal(context).ifPresentOrElse(why -> context.failure(why.getMessage()), context::success);
    }

    private Optional<ExchangeRefused> refusal(RequiredActionContext context) {
        // An account of the realm's own has no page: the token endpoint refuses it.
        if (!isAsked(context) || !(context.getUser() instanceof ProfessionalUser)) {
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
