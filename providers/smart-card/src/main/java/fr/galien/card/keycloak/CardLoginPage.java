package fr.galien.card.keycloak;

import fr.galien.card.CardVerdict.Refused;
import fr.galien.identity.Failure;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/** The login page: the means, and above them why the last attempt was refused. Texts are the theme's, under the code. */
final class CardLoginPage {

    private static final String TEMPLATE = "card-login.ftl";

    /** Keeps the refusal on the page when it is reloaded or read in the other language. */
    private static final String REFUSAL_NOTE = "galien.card.refusal";

    /** Cards live by the civil calendar of those who carry them. */
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final AuthenticationFlowContext flow;

    CardLoginPage(AuthenticationFlowContext flow) {
        this.flow = flow;
    }

    Response show() {
        LoginFormsProvider form = flow.form();
        Refused.decode(flow.getAuthenticationSession().getAuthNote(REFUSAL_NOTE))
                .ifPresent(refused -> say(form, refused));
        return form.createForm(TEMPLATE);
    }

    Response showRefusal(Refused refused) {
        flow.getAuthenticationSession().setAuthNote(REFUSAL_NOTE, refused.encode());
        return show();
    }

    /** An outage is not remembered: the next look at the page may find it over. */
    Response showOutage(Failure outage) {
        LoginFormsProvider form = flow.form();
        form.setAttribute("refusal", Map.of("code", outage.code(), "date", ""));
        return form.setStatus(Response.Status.SERVICE_UNAVAILABLE).createForm(TEMPLATE);
    }

    void forgetRefusal() {
        flow.getAuthenticationSession().removeAuthNote(REFUSAL_NOTE);
    }

    private void say(LoginFormsProvider form, Refused refused) {
        Locale locale = flow.getSession().getContext().resolveLocale(flow.getUser());
        String date = refused.date().map(at -> dayOf(at, locale)).orElse("");
        form.setAttribute("refusal", Map.of("code", refused.why().code(), "date", date));
    }

    private static String dayOf(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(at.atZone(PARIS));
    }
}
