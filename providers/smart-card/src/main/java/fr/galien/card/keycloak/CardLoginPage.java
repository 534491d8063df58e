package fr.galien.card.keycloak;

import fr.galien.assurance.flow.ChoicePage;
import fr.galien.card.CardNotices;
import fr.galien.card.CardVerdict.Refused;
import fr.galien.card.Outage;
import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The pages of a card login. Texts are the theme's; those of a refusal or an outage stand under its code. */
final class CardLoginPage {

    private static final String HOLDER = "card-holder.ftl";
    private static final String WAY_OUT_OF_FRAME = "card-frame.ftl";

    /** Keeps the refusal on the page when it is reloaded or read in the other language. */
    private static final String REFUSAL_NOTE = "galien.card.refusal";

    /** Shown once: the next look at the page may find it over. */
    private static final String OUTAGE_NOTE = "galien.card.outage";

    private static final Duration WARNING = Duration.ofSeconds(45);

    private final AuthenticationFlowContext flow;
    private final AuthenticationSessionModel login;

    CardLoginPage(AuthenticationFlowContext flow) {
        this.flow = flow;
        this.login = flow.getAuthenticationSession();
    }

    void keep(Refused refused) {
        forget();
        login.setAuthNote(REFUSAL_NOTE, refused.encode());
    }

    void keep(Outage outage) {
        forget();
        login.setAuthNote(OUTAGE_NOTE, outage.name());
    }

    void forget() {
        login.removeAuthNote(REFUSAL_NOTE);
        login.removeAuthNote(OUTAGE_NOTE);
    }

    /** The means, and above them why the last attempt came to nothing. */
    Response show() {
        LoginFormsProvider form = flow.form();
        Refused.decode(login.getAuthNote(REFUSAL_NOTE)).ifPresent(refused -> say(form, refused));
        Optional.ofNullable(login.getAuthNote(OUTAGE_NOTE)).map(Outage::valueOf).ifPresent(outage -> say(form, outage));
        return ChoicePage.show(flow);
    }

    Response showAfterSomebodyElsesCard() {
        forget();
        flow.form().setAttribute("somebodyElse", true);
        return show();
    }

    /**
     * Whose card it is, for the person at the screen to say whether that is them.
     *
     * @param lasts for how long an answer is taken
     */
    Response showHolder(UserModel person, CardNotices notices, Duration lasts) {
        forget();
        return lasting(flow.form(), "holder", lasts, WARNING)
                .setAttribute(
                        "holder",
                        Map.of(
                                "name",
                                person.getFirstName() + " " + person.getLastName(),
                                "professions",
                                professionsOf(person)))
                .setAttribute(
                        "notices",
                        Map.of(
                                "expires", notices.expires().map(this::dayOf).orElse(""),
                                "newer", notices.newer()))
                .createForm(HOLDER);
    }

    Response showWayOutOfFrame() {
        return flow.form()
                .setAttribute("continueAt", flow.getRefreshUrl(false).toString())
                .createForm(WAY_OUT_OF_FRAME);
    }

    /** The page says by itself when it is over, and leads back to the same place. */
    private LoginFormsProvider lasting(LoginFormsProvider form, String what, Duration lasts, Duration warning) {
        return form.setAttribute(
                "lasts",
                Map.of(
                        "what", what,
                        "seconds", Math.max(lasts.toSeconds(), 0),
                        "warn", warning.toSeconds()));
    }

    private static List<String> professionsOf(UserModel person) {
        return person instanceof ProfessionalUser known
                ? known.professional().practices().stream()
                        .map((Practice practice) -> ProfessionLabel.of(practice))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList()
                : List.of();
    }

    private void say(LoginFormsProvider form, Refused refused) {
        form.setAttribute(
                "refusal",
                Map.of(
                        "code", refused.why().code(),
                        "date", refused.date().map(this::dayOf).orElse("")));
    }

    private void say(LoginFormsProvider form, Outage outage) {
        login.removeAuthNote(OUTAGE_NOTE);
        form.setAttribute("refusal", Map.of("code", outage.code(), "date", ""));
        form.setStatus(Response.Status.SERVICE_UNAVAILABLE);
    }

    private String dayOf(Instant at) {
        Locale locale = flow.getSession().getContext().resolveLocale(flow.getUser());
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale)
                .format(at.atZone(CardNotices.PARIS));
    }
}
