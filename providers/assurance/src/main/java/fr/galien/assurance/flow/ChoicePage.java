package fr.galien.assurance.flow;

import fr.galien.identity.Assurance;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.common.util.Time;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.SessionExpiration;

/** The page of means, also where a step shows it again because its own came to nothing. */
public final class ChoicePage {

    /** A client attribute: why the software may want to be surer than a live session is. With {@code .en} in English. */
    public static final String REASON = "galien.step-up.reason";

    private static final int LONGEST_REASON = 200;

    private static final String TEMPLATE = "login-means.ftl";

    private ChoicePage() {}

    /** What was set on {@code flow.form()} before is on the page too. */
    public static Response show(AuthenticationFlowContext flow) {
        List<String> offered = Chosen.offered(flow);
        LoginFormsProvider page = flow.form()
                .setAttribute("means", offered)
                .setAttribute("lasts", Map.of("what", "login", "seconds", Math.max(secondsLeft(flow), 0), "warn", 0));
        stepUp(flow).ifPresent(why -> page.setAttribute("stepUp", why));
        Chosen.steps(flow)
                .flatMap(step -> step instanceof PreparesChoice one ? Stream.of(one) : Stream.empty())
                .forEach(step -> step.prepare(flow, page));
        // Keycloak's own button beside ours would lead elsewhere.
        flow.setAuthenticationSelections(List.of());
        return page.createForm(TEMPLATE);
    }

    /** Who is there already, what that is worth, and what the software wants besides. */
    private static Optional<Map<String, String>> stepUp(AuthenticationFlowContext flow) {
        return Proved.liveSession(flow)
                .filter(live -> live.getUser() != null)
                .map(live -> Map.of(
                        "name", nameOf(live.getUser()),
                        "now",
                                SessionLevel.of(live)
                                        .map(worth -> worth.level().acr())
                                        .orElse(""),
                        "asked",
                                AskedLevel.of(flow.getRealm(), flow.getAuthenticationSession())
                                        .least()
                                        .map(Assurance::acr)
                                        .orElse(""),
                        "reason", reason(flow)));
    }

    private static String nameOf(UserModel person) {
        return (Objects.toString(person.getFirstName(), "") + " " + Objects.toString(person.getLastName(), "")).trim();
    }

    private static String reason(AuthenticationFlowContext flow) {
        ClientModel software = flow.getAuthenticationSession().getClient();
        Locale locale = flow.getSession().getContext().resolveLocale(flow.getUser());
        String own = software.getAttribute(REASON + "." + locale.getLanguage());
        String words = Objects.toString(own == null ? software.getAttribute(REASON) : own, "");
        return words.substring(0, Math.min(words.length(), LONGEST_REASON));
    }

    private static long secondsLeft(AuthenticationFlowContext flow) {
        int started = flow.getAuthenticationSession().getParentSession().getTimestamp();
        return SessionExpiration.getAuthSessionExpiration(flow.getRealm(), started) - Time.currentTimeSeconds();
    }
}
