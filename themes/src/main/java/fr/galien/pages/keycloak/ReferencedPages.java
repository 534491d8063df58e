package fr.galien.pages.keycloak;

import fr.galien.pages.PageFailure;
import fr.galien.pages.SupportReference;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.FreeMarkerException;
import org.keycloak.theme.Theme;
import org.keycloak.theme.beans.MessageBean;
import org.keycloak.theme.freemarker.FreeMarkerProvider;

/**
 * The one place through which every page of a failure goes, those of unforeseen exceptions too: gives it a reference, and
 * writes one line that says the same reference. Nothing personal: the code, the software's id where it is registered.
 */
final class ReferencedPages implements FreeMarkerProvider {

    private static final Logger LOG = Logger.getLogger(ReferencedPages.class);

    private static final String ERROR_PAGE = "error.ftl";

    private final FreeMarkerProvider keycloaks;
    private final KeycloakSession session;
    private final RandomGenerator random;

    ReferencedPages(FreeMarkerProvider keycloaks, KeycloakSession session, RandomGenerator random) {
        this.keycloaks = keycloaks;
        this.session = session;
        this.random = random;
    }

    @Override
    public String processTemplate(Object data, String templateName, Theme theme) throws FreeMarkerException {
        if (theme.getType() == Theme.Type.LOGIN && data instanceof Map<?, ?> given) {
            @SuppressWarnings("unchecked") // Keycloak's pages are given maps of names.
            Map<String, Object> page = (Map<String, Object>) given;
            if (templateName.equals(ERROR_PAGE)) {
                PageFailure.Shown failure = PageFailure.read(
                        page.get("message") instanceof MessageBean message ? message.getSummary() : null);
                page.put("failure", Map.of("code", failure.why().code(), "detail", failure.detail()));
                page.put("reference", written(failure.why().code()));
            } else if (page.get("refusal") instanceof Map<?, ?> refusal) {
                page.put("reference", written(String.valueOf(refusal.get("code"))));
            }
        }
        return keycloaks.processTemplate(data, templateName, theme);
    }

    private String written(String code) {
        String reference = SupportReference.next(random);
        ClientModel software = session.getContext().getClient();
        LOG.infof(
                "%s: shown to a person, reference=%s client=%s",
                code, reference, software == null ? "-" : software.getClientId());
        return reference;
    }

    @Override
    public void close() {}
}
