package fr.galien.mobile.keycloak;

import fr.galien.account.QrPicture;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.identity.Failure;
import fr.galien.mobile.PhoneRefusal;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.services.Urls;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The page of a login by phone. Texts are the theme's; those of a refusal stand under its code. */
final class PhoneLoginPage {

    private static final String TEMPLATE = "phone-login.ftl";

    /** Keeps the end on the page when it is reloaded or read in the other language. */
    private static final String END_NOTE = "galien.phone.end";

    private final AuthenticationFlowContext flow;
    private final AuthenticationSessionModel login;
    private final MobileEngine engine;

    PhoneLoginPage(AuthenticationFlowContext flow, MobileEngine engine) {
        this.flow = flow;
        this.login = flow.getAuthenticationSession();
        this.engine = engine;
    }

    /** Why the last attempt came to nothing. */
    Optional<PhoneRefusal> end() {
        String code = login.getAuthNote(END_NOTE);
        return Arrays.stream(PhoneRefusal.values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst();
    }

    void forget() {
        login.removeAuthNote(END_NOTE);
    }

    Response show(PhoneAttempt attempt) {
        return form(attempt).createForm(TEMPLATE);
    }

    /** @param why said above what stays open */
    Response show(PhoneAttempt attempt, PhoneRefusal why) {
        return form(attempt).setAttribute("refusal", refusal(why)).createForm(TEMPLATE);
    }

    /** Nothing is open any more, and the person decides what next. */
    Response showEnd(Failure why) {
        login.setAuthNote(END_NOTE, why.code());
        return form().setAttribute("refusal", refusal(why))
                .setAttribute("again", true)
                .createForm(TEMPLATE);
    }

    Response showOutage(DirectoryUnreachable outage) {
        return form().setStatus(Response.Status.SERVICE_UNAVAILABLE)
                .setAttribute("refusal", refusal(outage.code()))
                .setAttribute("again", true)
                .createForm(TEMPLATE);
    }

    /** Without Keycloak's own button for another means: it forgets on a reload which was chosen. */
    private LoginFormsProvider form() {
        flow.setAuthenticationSelections(List.of());
        return flow.form();
    }

    private LoginFormsProvider form(PhoneAttempt attempt) {
        forget();
        String link = engine.wallet().orElseThrow() + "/#" + attempt.link();
        QrPicture code = QrPicture.of(link);
        return form().setAttribute(
                        "phone",
                        Map.of(
                                "kind",
                                attempt.kind().name().toLowerCase(java.util.Locale.ROOT),
                                "number",
                                attempt.number().orElse(""),
                                "link",
                                link,
                                "qr",
                                Map.of("size", code.size(), "path", code.path()),
                                "status",
                                statusOf(attempt),
                                "state",
                                attempt.state(engine.approvals()),
                                "seconds",
                                Math.max(
                                        0,
                                        Duration.between(Instant.now(), attempt.until())
                                                .toSeconds())));
    }

    private String statusOf(PhoneAttempt attempt) {
        return Urls.realmBase(flow.getUriInfo().getBaseUri())
                .path("{realm}/" + MobileResourceProviderFactory.ID + "/status/{cid}")
                .build(flow.getRealm().getName(), attempt.requests().getFirst())
                .toString();
    }

    private static Map<String, String> refusal(Failure why) {
        return refusal(why.code());
    }

    private static Map<String, String> refusal(String code) {
        return Map.of("code", code, "date", "");
    }
}
