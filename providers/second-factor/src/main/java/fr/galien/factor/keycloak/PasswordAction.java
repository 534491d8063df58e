package fr.galien.factor.keycloak;

import fr.galien.factor.CodesRefusal;
import fr.galien.factor.NewMeans;
import fr.galien.factor.Notice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ModelException;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** {@code galien-password}: the first password, or another one. What it must be like, the realm's policy says. */
public final class PasswordAction extends CodesAction {

    /** Keycloak's names of what its policies find wrong; the rest are an operator's own. */
    private static final Map<String, CodesRefusal> RULES = Map.of(
            "invalidPasswordMinLengthMessage", CodesRefusal.PASSWORD_LENGTH,
            "invalidPasswordMaxLengthMessage", CodesRefusal.PASSWORD_LENGTH,
            "invalidPasswordNotUsernameMessage", CodesRefusal.PASSWORD_IS_NAME,
            "invalidPasswordNotContainsUsernameMessage", CodesRefusal.PASSWORD_IS_NAME,
            "invalidPasswordBlacklistedMessage", CodesRefusal.PASSWORD_COMMON);

    public PasswordAction() {
        super(NewMeans.PASSWORD, PasswordCredentialModel.TYPE, Notice.PASSWORD_SET);
    }

    @Override
    Optional<CodesRefusal> none(RequiredActionContext context) {
        return Optional.empty();
    }

    @Override
    String template() {
        return "password-set.ftl";
    }

    @Override
    void fill(RequiredActionContext context, LoginFormsProvider page) {
        page.setAttribute("name", context.getUser().getUsername());
    }

    @Override
    Answer take(RequiredActionContext context, MultivaluedMap<String, String> form) {
        String password = Objects.toString(form.getFirst("password-new"), "");
        if (!password.equals(form.getFirst("password-confirm"))) {
            return new Answer.Wrong(CodesRefusal.PASSWORDS_DIFFER);
        }
        try {
            context.getUser().credentialManager().updateCredential(UserCredentialModel.password(password, false));
        } catch (ModelException refused) {
            return new Answer.Wrong(
                    RULES.getOrDefault(Objects.toString(refused.getMessage(), ""), CodesRefusal.PASSWORD_RULE));
        }
        new MeansLife(context.getSession(), context.getUser())
                .passwordReplaced(
                        context.getAuthenticationSession().getParentSession().getId());
        return new Answer.Done();
    }

    @Override
    public String getDisplayText() {
        return "Galien: set a password";
    }
}
