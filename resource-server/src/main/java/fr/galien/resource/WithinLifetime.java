package fr.galien.resource;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code exp}, {@code nbf}, {@code iat}: the first and the last there, and not too far apart. None is text: that was no token. */
record WithinLifetime(Clock clock) implements TokenRule {

    private static final Duration SKEW = Duration.ofSeconds(30);

    /** No token of the realm lives longer, whatever it says. */
    private static final Duration LONGEST = Duration.ofHours(4);

    @Override
    public Optional<Refusal> broken(PresentedToken token) {
        JWTClaimsSet claims = token.claims();
        Optional<Instant> issued = Claims.instant(claims, "iat");
        Optional<Instant> expires = Claims.instant(claims, "exp");
        Optional<Instant> from = Claims.instant(claims, "nbf");
        if (issued.isEmpty() || expires.isEmpty()) {
            return Optional.of(Refusals.outOfTime());
        }
        Instant now = clock.instant();
        return TokenRule.unless(
                now.isBefore(expires.get().plus(SKEW))
                        && !issued.get().isAfter(now.plus(SKEW))
                        && !from.orElse(Instant.MIN).isAfter(now.plus(SKEW))
                        && !expires.get().isAfter(issued.get().plus(LONGEST)),
                Refusals.outOfTime());
    }
}
