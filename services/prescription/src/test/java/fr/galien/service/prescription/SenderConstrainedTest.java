package fr.galien.service.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class SenderConstrainedTest {

    private static final Map<String, Object> BY_KEY = Map.of("jkt", "thumbprint");
    private static final Map<String, Object> BY_CERTIFICATE = Map.of("x5t#S256", "thumbprint");

    private final SenderConstrained ours = new SenderConstrained();

    @AfterEach
    void forgetTheRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    /** The day Spring refuses them itself, this class can go. */
    @Test
    void refusesWhatSpringLetsPass() {
        OAuth2TokenValidator<Jwt> springs = JwtValidators.createDefaultWithIssuer("https://issuer.example");
        arrivesAs("Bearer token");

        for (Jwt token : new Jwt[] {token(Map.of()), token(BY_KEY), token(Map.of("kid", "one"))}) {
            assertThat(springs.validate(token).hasErrors()).isFalse();
            assertThat(ours.validate(token).hasErrors()).isTrue();
        }
    }

    @Test
    void leavesTheComparisonOfCertificatesToSpring() {
        OAuth2TokenValidator<Jwt> springs = JwtValidators.createDefaultWithIssuer("https://issuer.example");
        arrivesAs("Bearer token");

        assertThat(ours.validate(token(BY_CERTIFICATE)).hasErrors()).isFalse();
        assertThat(springs.validate(token(BY_CERTIFICATE)).hasErrors()).isTrue();
    }

    @Test
    void wantsTheSchemeOfTheBinding() {
        arrivesAs("dpop token");

        assertThat(ours.validate(token(BY_KEY)).hasErrors()).isFalse();
        assertThat(ours.validate(token(BY_CERTIFICATE)).hasErrors()).isTrue();
    }

    private static void arrivesAs(String authorization) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", authorization);
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static Jwt token(Map<String, Object> binding) {
        Jwt.Builder token = Jwt.withTokenValue("token")
                .header("typ", "JWT")
                .issuer("https://issuer.example")
                .expiresAt(Instant.now().plusSeconds(60));
        return (binding.isEmpty() ? token : token.claim("cnf", binding)).build();
    }
}
