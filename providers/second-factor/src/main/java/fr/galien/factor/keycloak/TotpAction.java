package fr.galien.factor.keycloak;

import fr.galien.account.QrPicture;
import fr.galien.factor.CodesRefusal;
import fr.galien.factor.NewMeans;
import fr.galien.factor.Notice;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.CredentialValidation;
import org.keycloak.models.utils.HmacOTP;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.utils.CredentialHelper;
import org.keycloak.utils.TotpUtils;

/**
 * {@code galien-totp}: an application that shows six digits. The secret is of this login and never read from the form, where
 * Keycloak's own action takes it from: whoever posts one of their own adds nothing.
 */
public final class TotpAction extends CodesAction {

    /** Each application is another three codes of a million that are right. */
    static final int MOST = 3;

    private static final String SECRET = "galien.totp.secret";
    private static final int SECRET_LENGTH = 20;

    public TotpAction() {
        super(NewMeans.TOTP, OTPCredentialModel.TYPE, Notice.CODES_ADDED);
    }

    @Override
    Optional<CodesRefusal> none(RequiredActionContext context) {
        return labels(context).size() < MOST ? Optional.empty() : Optional.of(CodesRefusal.TOO_MANY_APPLICATIONS);
    }

    @Override
    String template() {
        return "codes-application.ftl";
    }

    @Override
    void fill(RequiredActionContext context, LoginFormsProvider page) {
        String secret = secret(context.getAuthenticationSession());
        String link = context.getRealm().getOTPPolicy().getKeyURI(context.getRealm(), context.getUser(), secret);
        // Grouped by four, as it is read aloud.
        page.setAttribute(
                "application", Map.of("link", link, "qr", QrPicture.of(link), "secret", TotpUtils.encode(secret)));
    }

    @Override
    Answer take(RequiredActionContext context, MultivaluedMap<String, String> form) {
        String typed = form.getFirst("code");
        String code = typed == null ? "" : typed.replaceAll("\\s", "");
        AuthenticationSessionModel login = context.getAuthenticationSession();
        OTPPolicy policy = context.getRealm().getOTPPolicy();
        OTPCredentialModel application =
                OTPCredentialModel.createFromPolicy(context.getRealm(), secret(login), label(context));
        if (!CredentialValidation.validOTP(code, application, policy.getLookAheadWindow())
                || !CredentialHelper.createOTPCredential(
                        context.getSession(), context.getRealm(), context.getUser(), code, application)) {
            return new Answer.Wrong(CodesRefusal.CODE_NOT_RIGHT);
        }
        login.removeAuthNote(SECRET);
        return new Answer.Done();
    }

    private static String secret(AuthenticationSessionModel login) {
        String kept = login.getAuthNote(SECRET);
        if (kept != null) {
            return kept;
        }
        String secret = HmacOTP.generateSecret(SECRET_LENGTH);
        login.setAuthNote(SECRET, secret);
        return secret;
    }

    /** The first that is free: a person's labels differ. */
    private static String label(RequiredActionContext context) {
        List<String> taken = labels(context);
        String label = context.form().getMessage("galien.codes.application.label");
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? label : label + " " + number)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> labels(RequiredActionContext context) {
        return context.getUser()
                .credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(CredentialModel::getUserLabel)
                .map(label -> label == null ? "" : label)
                .toList();
    }

    @Override
    public String getDisplayText() {
        return "Galien: add an application of codes";
    }
}
