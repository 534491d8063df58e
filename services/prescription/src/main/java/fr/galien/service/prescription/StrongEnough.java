package fr.galien.service.prescription;

import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * RFC 9470: what the login was worth.
 *
 * @param levels those that are enough
 */
record StrongEnough(Set<String> levels) implements OAuth2TokenValidator<Jwt> {

    /** RFC 9470 §3. */
    static final String ERROR = "insufficient_user_authentication";

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        String level = token.getClaimAsString("acr");
        return level != null && levels.contains(level)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(ERROR, "the login was not strong enough", null));
    }
}
