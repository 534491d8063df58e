package fr.galien.oidc.keycloak;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.keycloak.OAuthErrorException;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.OAuth2ErrorRepresentation;
import org.keycloak.services.error.KeycloakErrorHandler;
import org.keycloak.services.messages.Messages;
import org.keycloak.utils.MediaTypeMatcher;

/** {@code invalid_request} (RFC 6749 §4.1.2.1, §5.2) for what is no fault of the server's; everything else is Keycloak's. */
final class UnreadableRequests {

    private static final Logger LOG = Logger.getLogger(UnreadableRequests.class);

    private UnreadableRequests() {}

    static Response answer(KeycloakSession session, Throwable failure) {
        return UnreadableRequest.in(failure)
                .map(unreadable -> refusal(session, unreadable))
                .orElseGet(() -> KeycloakErrorHandler.getResponse(session, failure));
    }

    private static Response refusal(KeycloakSession session, UnreadableRequest unreadable) {
        session.getTransactionManager().setRollbackOnly();
        LOG.infof("refused a request: %s", unreadable.description());
        boolean page = MediaTypeMatcher.isHtmlRequest(
                        session.getContext().getHttpRequest().getHttpHeaders())
                && session.getContext().getRealm() != null;
        if (page) {
            return session.getProvider(LoginFormsProvider.class)
                    .setError(Messages.INVALID_REQUEST)
                    .createErrorPage(Status.BAD_REQUEST);
        }
        return Response.status(Status.BAD_REQUEST)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(new OAuth2ErrorRepresentation(OAuthErrorException.INVALID_REQUEST, unreadable.description()))
                .build();
    }
}
