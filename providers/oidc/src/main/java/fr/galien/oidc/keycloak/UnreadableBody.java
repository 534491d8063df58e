package fr.galien.oidc.keycloak;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;

/** See {@link UnreadableRequests}. Found by Keycloak's build because this jar has a {@code META-INF/beans.xml}. */
@Provider
public class UnreadableBody implements ExceptionMapper<IOException> {

    @Override
    public Response toResponse(IOException failure) {
        return UnreadableRequests.answer(failure);
    }
}
