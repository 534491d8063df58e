package fr.galien.assurance.keycloak;

import fr.galien.assurance.Evidence;
import fr.galien.directory.ProfessionalUser;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SessionExpiration;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Whose session this browser has, since when and by which means; the software is Keycloak's {@code client}. */
final class ConfirmPage {

    private static final String TEMPLATE = "sso-confirm.ftl";
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private ConfirmPage() {}

    static Response of(AuthenticationFlowContext context, AuthResult live) {
        Locale locale = context.getSession().getContext().resolveLocale(live.user());
        // Or Keycloak offers the other means, with which nobody else could log in while this session lives.
        context.setAuthenticationSelections(List.of());
        Evidence.Act act = SessionEvidence.of(live.session()).strongest().orElseThrow();
        return context.form()
                .setAttribute(
                        "person",
                        Map.of(
                                "name",
                                live.user().getFirstName() + " " + live.user().getLastName(),
                                "professions",
                                professionsOf(live.user())))
                .setAttribute(
                        "opened",
                        Map.of(
                                "since",
                                timeOf(act.at(), locale),
                                "means",
                                act.means().authMode()))
                // A page left alone takes the name away in time, see expiry.ftl.
                .setAttribute("lasts", Map.of("what", "login", "seconds", secondsLeft(context), "warn", 0))
                .createForm(TEMPLATE);
    }

    private static long secondsLeft(AuthenticationFlowContext context) {
        int started = context.getAuthenticationSession().getParentSession().getTimestamp();
        return Math.max(
                SessionExpiration.getAuthSessionExpiration(context.getRealm(), started) - Time.currentTimeSeconds(), 0);
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

    /** A session lasts some hours: the time says it all. */
    private static String timeOf(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(PARIS));
    }
}
