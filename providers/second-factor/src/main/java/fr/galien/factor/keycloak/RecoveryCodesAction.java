package fr.galien.factor.keycloak;

import fr.galien.factor.CodesRefusal;
import fr.galien.factor.NewMeans;
import fr.galien.factor.Notice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.SubjectCredentialManager;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.CredentialHelper;

/** {@code galien-recovery-codes}: a list on paper, in the place of any earlier one. */
public final class RecoveryCodesAction extends CodesAction {

    private static final String CODES = "galien.recovery.codes";

    public RecoveryCodesAction() {
        super(NewMeans.RECOVERY_CODES, RecoveryAuthnCodesCredentialModel.TYPE, Notice.RECOVERY_CODES_MADE);
    }

    @Override
    Optional<CodesRefusal> none(RequiredActionContext context) {
        return Optional.empty();
    }

    @Override
    String template() {
        return "codes-paper.ftl";
    }

    @Override
    void fill(RequiredActionContext context, LoginFormsProvider page) {
        List<String> shown = codes(context.getAuthenticationSession()).stream()
                .map(RecoveryCodesAction::grouped)
                .toList();
        page.setAttribute(
                "paper",
                Map.of(
                        "codes",
                        shown,
                        "replaces",
                        stored(context.getUser().credentialManager()).stream()
                                .findAny()
                                .isPresent()));
    }

    @Override
    Answer take(RequiredActionContext context, MultivaluedMap<String, String> form) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (!form.containsKey("written") || login.getAuthNote(CODES) == null) {
            return new Answer.Wrong(CodesRefusal.NOT_WRITTEN_DOWN);
        }
        List<String> codes = codes(login);
        SubjectCredentialManager credentials = context.getUser().credentialManager();
        stored(credentials).forEach(credentials::removeStoredCredentialById);
        CredentialHelper.createRecoveryCodesCredential(
                context.getSession(),
                context.getRealm(),
                context.getUser(),
                RecoveryAuthnCodesCredentialModel.createFromValues(codes, Time.currentTimeMillis(), null),
                codes);
        login.removeAuthNote(CODES);
        return new Answer.Done();
    }

    private static List<String> stored(SubjectCredentialManager credentials) {
        return credentials
                .getStoredCredentialsByTypeStream(RecoveryAuthnCodesCredentialModel.TYPE)
                .map(CredentialModel::getId)
                .toList();
    }

    /** The same as long as the login lasts: whoever reloads the page has them on paper already. */
    private static List<String> codes(AuthenticationSessionModel login) {
        String kept = login.getAuthNote(CODES);
        if (kept != null) {
            return Arrays.asList(kept.split(" "));
        }
        List<String> codes = RecoveryAuthnCodesUtils.generateRawCodes();
        login.setAuthNote(CODES, String.join(" ", codes));
        return codes;
    }

    private static String grouped(String code) {
        return code.replaceAll("(.{4})(?!$)", "$1-");
    }

    @Override
    public String getDisplayText() {
        return "Galien: make recovery codes";
    }
}
