package fr.galien.tests.messaging;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Map;

/**
 * A token that says what a test wants, signed with a key of the tests' own: to see one check at a time, where a mail server has
 * been given that key.
 */
final class Forged {

    /** The software it says it was issued to. */
    static final String SOFTWARE = "tests-forger";

    static final RSAKey KEY = key();

    private JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(KEY.getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    private final JWTClaimsSet.Builder claims;

    private Forged(JWTClaimsSet.Builder claims) {
        this.claims = claims;
    }

    /** As the issuer would make it. */
    static Forged of(String issuer, String mailbox) {
        Instant now = Instant.now();
        return new Forged(new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("f:tests:somebody")
                .audience(MailSoftware.OPERATOR)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .claim("azp", SOFTWARE)
                .claim("scope", "openid mssante:mail")
                .claim("mss_mailbox", mailbox));
    }

    /** @param value null to leave it out */
    Forged with(String claim, Object value) {
        claims.claim(claim, value);
        return this;
    }

    Forged expired() {
        Instant past = Instant.now().minusSeconds(600);
        claims.issueTime(Date.from(past)).expirationTime(Date.from(past.plusSeconds(120)));
        return this;
    }

    Forged ofType(String type) {
        header = new JWSHeader.Builder(header).type(new JOSEObjectType(type)).build();
        return this;
    }

    Forged boundTo(String thumbprint) {
        return with("cnf", Map.of("x5t#S256", thumbprint));
    }

    String token() {
        try {
            SignedJWT token = new SignedJWT(header, claims.build());
            token.sign(new RSASSASigner(KEY));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("tests").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
