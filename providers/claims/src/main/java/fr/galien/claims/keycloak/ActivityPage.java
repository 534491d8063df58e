package fr.galien.claims.keycloak;

import fr.galien.claims.OwnActivity;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;

/** The person's activities to choose from, with a search where there are many. */
final class ActivityPage {

    private static final String TEMPLATE = "activity.ftl";

    /** As many as are seen at a glance. */
    private static final int MOST_AT_A_GLANCE = 5;

    private ActivityPage() {}

    /** @param search words that all must match; empty for all activities */
    static Response of(
            RequiredActionContext context, List<OwnActivity> own, Optional<OwnActivity> chosen, String search) {
        return context.form()
                .setAttribute("searchable", own.size() > MOST_AT_A_GLANCE)
                .setAttribute("search", search)
                .setAttribute(
                        "activities",
                        own.stream()
                                .filter(one -> one.matches(search))
                                .map(one ->
                                        shown(one, chosen.filter(one::equals).isPresent()))
                                .toList())
                .createForm(TEMPLATE);
    }

    private static Map<String, Object> shown(OwnActivity activity, boolean chosen) {
        return Map.of(
                "key", activity.key(),
                "place", activity.place(),
                "profession", activity.profession(),
                "mode", activity.activity().modeCode(),
                "address", activity.address(),
                "chosen", chosen);
    }
}
