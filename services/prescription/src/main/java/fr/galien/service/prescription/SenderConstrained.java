package fr.galien.service.prescription;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Spring compares {@code x5t#S256} with the certificate of the connection, and looks for the proof of a request of the scheme
 * {@code DPoP}. What is missing: a token without {@code cnf} passes, and one bound to a key passes as {@code Bearer}.
 */
final class SenderConstrained implements OAuth2TokenValidator<Jwt> {

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Map<String, Object> binding = token.getClaimAsMap("cnf");
        boolean byCertificate = binding != null && binding.get("x5t#S256") instanceof String;
        boolean byKey = binding != null && binding.get("jkt") instanceof String;
        return (byCertificate || byKey) && byKey == comesWithProof()
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(BearerTokenErrors.invalidToken("not bound to its sender"));
    }

    private static boolean comesWithProof() {
        String header = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes())
                .getRequest()
                .getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, "DPoP ", 0, 5);
    }
}
