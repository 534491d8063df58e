package fr.galien.token;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/**
 * The {@code actor_token} of the CI-SIS guide's draft: with which software, in which situation. Nothing in it is believed
 * that is not registered, or in the directory, already; so one without signature does no harm where the client registered
 * no key. One with a signature that nobody checked is another thing: it is refused.
 *
 * @param isSigned  whether it carries a signature, which somebody has to verify
 * @param productId {@code lps_id}; empty if it names no product
 * @param version   {@code lps_version}, there if {@code productId} is
 * @param situation {@code situation_exercice}
 */
public record ActorToken(
        boolean isSigned, Optional<String> productId, Optional<String> version, Optional<String> situation) {

    private static final int LONGEST = 8192;
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** One that says nothing, in the place of one that was not sent. */
    public static final ActorToken NONE = new ActorToken(false, Optional.empty(), Optional.empty(), Optional.empty());

    /** Reads one; its signature is still to be verified. */
    public static ActorToken read(String token, Instant now) throws ExchangeRefused {
        try {
            if (token.length() > LONGEST) {
                throw new ExchangeRefused(ExchangeRefusal.ACTOR_INVALID);
            }
            JWT jwt = JWTParser.parse(token);
            boolean signed = jwt instanceof SignedJWT;
            JWTClaimsSet claims = jwt.getJWTClaimsSet();
            Optional<String> id = text(claims, "lps_id");
            Optional<String> version = text(claims, "lps_version");
            if (!(signed || jwt instanceof PlainJWT)
                    || claims == null
                    || text(claims, "iss").isEmpty()
                    || text(claims, "sub").isEmpty()
                    || !isNear(claims.getExpirationTime(), now)
                    || id.isPresent() != version.isPresent()) {
                throw new ExchangeRefused(ExchangeRefusal.ACTOR_INVALID);
            }
            return new ActorToken(signed, id, version, text(claims, "situation_exercice"));
        } catch (ParseException unreadable) {
            throw new ExchangeRefused(ExchangeRefusal.ACTOR_INVALID);
        }
    }

    /** Whether what it says of the software is what is registered. */
    void checkProduct(Optional<SoftwareProduct> registered) throws ExchangeRefused {
        if (productId.isPresent()
                && !registered
                        .filter(product -> product.id().equals(productId.get())
                                && product.version().equals(version.orElseThrow()))
                        .isPresent()) {
            throw new ExchangeRefused(ExchangeRefusal.OTHER_SOFTWARE);
        }
    }

    private static boolean isNear(Date end, Instant now) {
        return end != null && end.toInstant().isAfter(now) && !end.toInstant().isAfter(now.plus(AHEAD));
    }

    private static Optional<String> text(JWTClaimsSet claims, String name) throws ParseException {
        return claims == null
                ? Optional.empty()
                : Optional.ofNullable(claims.getStringClaim(name)).filter(value -> !value.isBlank());
    }
}
