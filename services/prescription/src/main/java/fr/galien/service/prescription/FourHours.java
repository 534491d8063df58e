package fr.galien.service.prescription;

import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;

/** Spring looks at {@code exp} and {@code iat} if they are there. Here they have to be, and no more than this apart. */
final class FourHours implements OAuth2TokenValidator<Jwt> {

    private static final Duration LONGEST = Duration.ofHours(4);

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant issued = token.getIssuedAt();
        Instant expires = token.getExpiresAt();
        return issued != null && expires != null && !expires.isAfter(issued.plus(LONGEST))
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(BearerTokenErrors.invalidToken("valid for too long"));
    }
}
