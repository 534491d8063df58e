package fr.galien.oidc.keycloak;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * A content type that cannot be read is none, as RFC 9110 §8.3 lets a server do: the body is then no form, and each endpoint
 * says in its own words what it misses. Left there, it fails whichever of Keycloak's filters next asks for it, the one that
 * adds headers to every answer included (500). Found by Keycloak's build because this jar has a {@code META-INF/beans.xml}.
 */
@Provider
@PreMatching
public class UnreadableContentType implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String type = request.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (type != null && !isReadable(type)) {
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE);
        }
    }

    private static boolean isReadable(String type) {
        try {
            return MediaType.valueOf(type) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
