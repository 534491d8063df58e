package fr.galien.service.prescription;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;

/** What no signature tells, asked of the issuer once per token and interval, and only of tokens that are good otherwise. */
final class StillActive implements JwtDecoder {

    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final OpaqueTokenIntrospector introspector;
    private final Cache<String, Boolean> answers;

    StillActive(JwtDecoder decoder, OpaqueTokenIntrospector introspector, Duration interval) {
        this.decoder = decoder;
        this.introspector = introspector;
        this.answers = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(interval)
                .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = decoder.decode(token);
        if (!answers.get(token, this::active)) {
            throw new BadJwtException("the token has ended");
        }
        return jwt;
    }

    /** @throws JwtException if the issuer does not answer: nothing is kept of that, and the request is an error */
    private boolean active(String token) {
        try {
            introspector.introspect(token);
            return true;
        } catch (BadOpaqueTokenException ended) {
            return false;
        } catch (OAuth2IntrospectionException noAnswer) {
            throw new JwtException("the issuer does not answer", noAnswer);
        }
    }
}
