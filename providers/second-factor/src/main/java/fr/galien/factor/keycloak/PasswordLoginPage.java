package fr.galien.factor.keycloak;

import fr.galien.assurance.Means;
import fr.galien.assurance.flow.Chosen;
import fr.galien.assurance.flow.PreparesChoice;
import fr.galien.assurance.flow.Proved;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.factor.Typed;
import fr.galien.identity.Failure;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;

/** The page of a login by password and code. Texts are the theme's; those of a refusal stand under its code. */
final class PasswordLoginPage {

    private static final String TEMPLATE = "password-login.ftl";

    private final AuthenticationFlowContext flow;

    PasswordLoginPage(AuthenticationFlowContext flow) {
        this.flow = flow;
    }

    Response show() {
        return form("", false).createForm(TEMPLATE);
    }

    /** With the name they typed; what is secret is typed again. */
    Response show(Failure why, Typed typed) {
        return form(typed.isPlausible() ? typed.name() : "", !typed.recovery().isEmpty())
                .setAttribute("refusal", refusal(why))
                .createForm(TEMPLATE);
    }

    Response showOutage(DirectoryUnreachable outage) {
        return form("", false)
                .setStatus(Response.Status.SERVICE_UNAVAILABLE)
                .setAttribute("refusal", refusal(outage))
                .createForm(TEMPLATE);
    }

    /** Without Keycloak's own button for another means: it forgets on a reload which was chosen. */
    private LoginFormsProvider form(String name, boolean onPaper) {
        flow.setAuthenticationSelections(List.of());
        LoginFormsProvider page = flow.form();
        offerPasskeys(page);
        return page.setAttribute(
                "password",
                Map.of(
                        "person",
                        Proved.alreadyIdentified(flow)
                                .map(PasswordLoginPage::nameOf)
                                .orElse(""),
                        "name",
                        name,
                        "onPaper",
                        onPaper));
    }

    /** In the field of the name, and by a button, where they would do. */
    private void offerPasskeys(LoginFormsProvider page) {
        if (Chosen.offered(flow).contains(Means.PASSKEY.choice())
                && flow.getSession()
                                .getKeycloakSessionFactory()
                                .getProviderFactory(Authenticator.class, PasskeyAuthenticatorFactory.ID)
                        instanceof PreparesChoice passkeys) {
            passkeys.prepare(flow, page);
        }
    }

    private static String nameOf(UserModel person) {
        String name =
                (Objects.toString(person.getFirstName(), "") + " " + Objects.toString(person.getLastName(), "")).trim();
        return name.isEmpty() ? person.getUsername() : name;
    }

    private static Map<String, String> refusal(Failure why) {
        return Map.of("code", why.code(), "date", "");
    }
}
