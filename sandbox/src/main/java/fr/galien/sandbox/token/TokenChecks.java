package fr.galien.sandbox.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.X509CertUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.auth.X509CertificateConfirmation;
import fr.galien.sandbox.login.DecodedToken;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.service.ServiceKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Looks at a service's token as the service will: signature, issuer, audience, what it is bound to. */
final class TokenChecks {

    private final URI issuer;
    private final Caller caller;
    private final X509Certificate shown;

    /** @param shown the certificate the token was asked with */
    TokenChecks(URI issuer, Caller caller, X509Certificate shown) {
        this.issuer = issuer;
        this.caller = caller;
        this.shown = shown;
    }

    TokenAnswer of(String raw, String type, long seconds, ServiceKind service) throws IOException {
        List<String> checks = new ArrayList<>();
        try {
            SignedJWT token = SignedJWT.parse(raw);
            JWTClaimsSet claims = processor(service).process(token, null);
            checks.add("Signed by " + issuer + " (RS256)");
            checks.add("For " + service.id() + " and nobody else");
            X509CertificateConfirmation bound = X509CertificateConfirmation.parse(claims);
            if (bound == null) {
                checks.add("Bound to nothing: whoever has it can use it until it expires");
            } else if (bound.getValue().equals(X509CertUtils.computeSHA256Thumbprint(shown))) {
                checks.add("Bound to the certificate it was asked with: worthless without its key");
            } else {
                return new TokenAnswer.Wrong("The token is bound to another certificate than the one shown.");
            }
            return new TokenAnswer.Token(raw, decoded(token), type, seconds, checks);
        } catch (ParseException e) {
            return new TokenAnswer.Wrong("What came is not a signed token.");
        } catch (BadJOSEException | JOSEException e) {
            return new TokenAnswer.Wrong("The token is not valid: " + e.getMessage() + ".");
        }
    }

    private DefaultJWTProcessor<SecurityContext> processor(ServiceKind service) throws IOException, ParseException {
        String keys = caller.send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/certs"))
                        .build())
                .body();
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, new ImmutableJWKSet<>(JWKSet.parse(keys))));
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                service.id(),
                new JWTClaimsSet.Builder().issuer(issuer.toString()).build(),
                Set.of("exp", "iat", "jti", "sub", "scope")));
        return processor;
    }

    private static DecodedToken decoded(SignedJWT token) throws IOException {
        return new DecodedToken(
                Json.read(token.getParsedParts()[0].decodeToString()),
                Json.read(token.getParsedParts()[1].decodeToString()));
    }
}
