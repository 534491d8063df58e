package fr.galien.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.Optional;
import java.util.Set;

/**
 * {@code typ}, {@code alg}, {@code crit} and signature. The key is the issuer's by its {@code kid}; what a header says of keys
 * ({@code jwk}, {@code jku}, {@code x5c}, {@code x5u}) is not looked at.
 */
final class SignedByIssuer implements TokenRule {

    private final Set<JWSAlgorithm> algorithms;
    private final JWKSource<SecurityContext> keys;
    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    SignedByIssuer(Set<JWSAlgorithm> algorithms, JWKSource<SecurityContext> keys) {
        this.algorithms = Set.copyOf(algorithms);
        this.keys = keys;
        // The default would take a token without any.
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(this.algorithms, keys));
        // The claims are the next rules'.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
    }

    @Override
    public Optional<Refusal> broken(PresentedToken token) {
        // Nimbus tells these and a bad signature by one exception.
        if (!algorithms.contains(token.jwt().getHeader().getAlgorithm())
                || !JOSEObjectType.JWT.equals(token.jwt().getHeader().getType())) {
            return Optional.of(Refusals.notASignedToken());
        }
        try {
            processor.process(token.jwt(), null);
            return Optional.empty();
        } catch (RateLimitReachedException unknownKeyAgain) {
            return Optional.of(anyKeyIsKnown() ? Refusals.notSignedByTheIssuer() : Refusals.issuerSilent());
        } catch (KeySourceException noKeys) {
            return Optional.of(Refusals.issuerSilent());
        } catch (BadJOSEException | JOSEException bad) {
            return Optional.of(Refusals.notSignedByTheIssuer());
        }
    }

    private boolean anyKeyIsKnown() {
        try {
            return !keys.get(new JWKSelector(new JWKMatcher.Builder().build()), null)
                    .isEmpty();
        } catch (KeySourceException none) {
            return false;
        }
    }
}
