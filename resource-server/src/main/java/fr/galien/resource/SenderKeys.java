package fr.galien.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** RFC 9449 §4.3: the proof's signature, {@code typ}, {@code htm}, {@code htu}, {@code iat}, {@code ath}, and each one once. */
final class SenderKeys {

    static final Set<String> ALGORITHMS = Set.of("ES256", "PS256", "RS256");

    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final Duration AGE = Duration.ofMinutes(1);

    private final DPoPProtectedResourceRequestVerifier verifier;

    SenderKeys(Clock clock) {
        this.verifier = new DPoPProtectedResourceRequestVerifier(
                ALGORITHMS.stream().map(JWSAlgorithm::parse).collect(Collectors.toSet()),
                SKEW.toSeconds(),
                AGE.toSeconds(),
                new SeenProofs(clock, AGE.plus(SKEW)));
    }

    Optional<Refusal> broken(PresentedToken token, JWKThumbprintConfirmation key) {
        List<String> proofs = token.request().proofs();
        if (proofs.size() != 1 || proofs.getFirst().length() > PresentedToken.LONGEST) {
            return Optional.of(Refusals.badProof());
        }
        try {
            SignedJWT proof = SignedJWT.parse(proofs.getFirst());
            JWK signer = proof.getHeader().getJWK();
            // Before the proof is remembered: who lacks the key must not fill the memory.
            if (signer == null || !key.equals(JWKThumbprintConfirmation.of(signer.toPublicJWK()))) {
                return Optional.of(Refusals.anotherKey());
            }
            verifier.verify(
                    token.request().method(),
                    token.request().uri(),
                    new DPoPIssuer(key.getValue().toString()),
                    proof,
                    new DPoPAccessToken(token.serialized()),
                    key,
                    // Without a nonce of ours.
                    null);
            return Optional.empty();
        } catch (AccessTokenValidationException anotherToken) {
            return Optional.of(Refusals.anotherKey());
        } catch (ParseException | InvalidDPoPProofException | JOSEException bad) {
            return Optional.of(Refusals.badProof());
        }
    }
}
