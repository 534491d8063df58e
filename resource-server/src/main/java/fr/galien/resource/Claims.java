package fr.galien.resource;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Claims of more than one rule, read in one way. What is of another type counts as absent. */
final class Claims {

    private Claims() {}

    /** RFC 8693 §4.2: names separated by spaces. */
    static Set<String> scope(JWTClaimsSet claims) {
        try {
            String scope = claims.getStringClaim("scope");
            return scope == null || scope.isBlank()
                    ? Set.of()
                    : Stream.of(scope.strip().split(" +")).collect(Collectors.toUnmodifiableSet());
        } catch (ParseException notText) {
            return Set.of();
        }
    }

    static Optional<Level> level(JWTClaimsSet claims) {
        try {
            return Optional.ofNullable(claims.getStringClaim("acr")).flatMap(Level::of);
        } catch (ParseException notText) {
            return Optional.empty();
        }
    }

    static Optional<Instant> instant(JWTClaimsSet claims, String name) {
        try {
            return Optional.ofNullable(claims.getDateClaim(name)).map(Date::toInstant);
        } catch (ParseException notATime) {
            return Optional.empty();
        }
    }
}
