package fr.galien.directory.keycloak;

import fr.galien.directory.DirectoryUnreachable;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorResponseException;
import org.keycloak.utils.KeycloakSessionUtil;
import org.keycloak.utils.MediaTypeMatcher;

/**
 * An outage of the directory wherever nobody else made something of it: 503 at every endpoint, where Keycloak would answer
 * 500 "unknown_error". Found by Keycloak's build because this jar has a {@code META-INF/beans.xml}.
 */
@Provider
public class OutageAnswer implements ExceptionMapper<DirectoryUnreachable> {

    private static final Logger LOG = Logger.getLogger(OutageAnswer.class);

    @Override
    public Response toResponse(DirectoryUnreachable outage) {
        LOG.errorf("%s: the directory did not answer, and so a request was not", outage.code());
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session == null) {
            return toSoftware();
        }
        session.getTransactionManager().setRollbackOnly();
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        return MediaTypeMatcher.isHtmlRequest(headers) && session.getContext().getRealm() != null
                ? session.getProvider(LoginFormsProvider.class)
                        .setError(outage.code())
                        .createErrorPage(Status.SERVICE_UNAVAILABLE)
                : toSoftware();
    }

    private static Response toSoftware() {
        return new ErrorResponseException(
                        DirectoryUnreachable.OAUTH_ERROR,
                        DirectoryUnreachable.ERROR_DESCRIPTION,
                        Status.SERVICE_UNAVAILABLE)
                .getResponse();
    }
}
