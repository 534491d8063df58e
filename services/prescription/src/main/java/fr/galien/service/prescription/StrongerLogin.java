package fr.galien.service.prescription;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;

/** To Spring every token that does not validate is an {@code invalid_token}; RFC 9470 has a word of its own for one kind. */
final class StrongerLogin implements AuthenticationEntryPoint {

    private final AuthenticationEntryPoint springs = new BearerTokenAuthenticationEntryPoint();

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException, ServletException {
        if (isOfTheLevelAlone(why)) {
            response.addHeader(
                    HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"" + StrongEnough.ERROR + "\", acr_values=\"eidas1\"");
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            springs.commence(request, response, why);
        }
    }

    private static boolean isOfTheLevelAlone(AuthenticationException why) {
        return why.getCause() instanceof JwtValidationException invalid
                && invalid.getErrors().stream()
                        .allMatch(error -> error.getErrorCode().equals(StrongEnough.ERROR));
    }
}
