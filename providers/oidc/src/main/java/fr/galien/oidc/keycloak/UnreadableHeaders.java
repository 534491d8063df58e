package fr.galien.oidc.keycloak;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Map;
import java.util.function.Function;

/**
 * A header that cannot be read is none: without a content type the body is no form and each endpoint says in its own words what
 * it misses (RFC 9110 §8.3), and who accepts nothing legible is served what everybody is (§12.5). Left there, it fails
 * whichever of Keycloak's filters and pages next asks for it, the one that adds headers to every answer included (500). Found
 * by Keycloak's build because this jar has a {@code META-INF/beans.xml}.
 */
@Provider
@PreMatching
public class UnreadableHeaders implements ContainerRequestFilter {

    private static final Map<String, Function<ContainerRequestContext, Object>> READ = Map.of(
            HttpHeaders.CONTENT_TYPE, ContainerRequestContext::getMediaType,
            HttpHeaders.ACCEPT, ContainerRequestContext::getAcceptableMediaTypes,
            HttpHeaders.ACCEPT_LANGUAGE, ContainerRequestContext::getAcceptableLanguages);

    @Override
    public void filter(ContainerRequestContext request) {
        READ.forEach((name, reading) -> {
            if (request.getHeaderString(name) != null && !isReadable(request, reading)) {
                request.getHeaders().remove(name);
            }
        });
    }

    private static boolean isReadable(
            ContainerRequestContext request, Function<ContainerRequestContext, Object> reading) {
        try {
            reading.apply(request);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
