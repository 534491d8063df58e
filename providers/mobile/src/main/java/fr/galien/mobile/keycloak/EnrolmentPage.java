package fr.galien.mobile.keycloak;

import fr.galien.account.QrPicture;
import fr.galien.identity.Failure;
import fr.galien.mobile.Device;
import fr.galien.mobile.Enrolments.Progress;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.urls.UrlType;

/** The screen's side of an enrolment, wherever it takes place: the code, the six digits, the end. */
final class EnrolmentPage {

    private static final String TEMPLATE = "phone-enrol.ftl";
    private static final String DONE = "phone-enrolled.ftl";
    private static final String REFUSED = "phone-refused.ftl";

    private final KeycloakSession session;
    private final MobileEngine engine;
    private final Clock clock;

    /** How a person leaves the page without a new device. */
    enum WayOut {
        /** The software that asked for the enrolment is told. */
        CANCEL,
        ACCOUNT
    }

    EnrolmentPage(KeycloakSession session, MobileEngine engine, Clock clock) {
        this.session = session;
        this.engine = engine;
        this.clock = clock;
    }

    /**
     * @param form whose action is where answers go
     * @param why  what was wrong with the last one; empty if nothing
     */
    Response show(LoginFormsProvider form, EnrolmentScreen screen, WayOut out, Optional<Failure> why) {
        String link = engine.wallet().orElseThrow() + "/#e." + screen.handle();
        Progress progress = engine.enrolments().progress(screen.eid());
        Map<String, Object> enrol = new HashMap<>();
        enrol.put("state", state(screen, progress));
        enrol.put("link", link);
        enrol.put("qr", QrPicture.of(link));
        enrol.put(
                "seconds",
                Math.max(0, Duration.between(clock.instant(), screen.expires()).toSeconds()));
        enrol.put("poll", mobile(session, "enrolment/" + screen.eid()).getPath());
        enrol.put("renewable", screen.mayBeRenewed(clock.instant()));
        return page(form, out, why).setAttribute("enrol", enrol).createForm(TEMPLATE);
    }

    /** A code that nobody read in time is over, though the rest of the enrolment would wait longer. */
    private String state(EnrolmentScreen screen, Progress progress) {
        boolean late = progress == Progress.OFFERED && !clock.instant().isBefore(screen.expires());
        return (late ? Progress.OVER : progress).name().toLowerCase(Locale.ROOT);
    }

    Response done(LoginFormsProvider form, Device device) {
        return form.setAttribute(
                        "device",
                        Map.of("name", device.name(), "acr", device.level().acr()))
                .createForm(DONE);
    }

    /** @param again whether it helps to identify oneself again */
    Response refused(LoginFormsProvider form, WayOut out, Failure why, boolean again) {
        return page(form, out, Optional.of(why)).setAttribute("again", again).createForm(REFUSED);
    }

    private LoginFormsProvider page(LoginFormsProvider form, WayOut out, Optional<Failure> why) {
        if (out == WayOut.ACCOUNT) {
            form.setAttribute("beginning", mobile(session, "activate").getPath());
        }
        form.setAttribute("out", out.name().toLowerCase(Locale.ROOT))
                .setAttribute(
                        "account", Map.of("url", realm(session, "account/").getPath()));
        why.ifPresent(failure -> form.setAttribute("refusal", Map.of("code", failure.code(), "date", "")));
        return form;
    }

    static URI mobile(KeycloakSession session, String path) {
        return realm(session, MobileResourceProviderFactory.ID + "/" + path);
    }

    /** As browsers see it, whatever name they came by. */
    static URI realm(KeycloakSession session, String path) {
        return session.getContext()
                .getUri(UrlType.FRONTEND)
                .getBaseUriBuilder()
                .path("realms")
                .path(session.getContext().getRealm().getName())
                .path(path)
                .build();
    }
}
