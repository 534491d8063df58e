package fr.galien.oidc.keycloak;

import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.keycloak.models.KeycloakSession;

/** See {@link UnreadableRequests}. Found by Keycloak's build because this jar has a {@code META-INF/beans.xml}. */
@Provider
public class UnreadableParameter implements ExceptionMapper<RuntimeException> {

    @Context
    KeycloakSession session;

    @Override
    public Response toResponse(RuntimeException failure) {
        return UnreadableRequests.answer(session, failure);
    }
}
