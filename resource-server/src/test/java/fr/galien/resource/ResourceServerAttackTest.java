package fr.galien.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.X509CertificateConfirmation;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DPoPUtils;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each is a good request but for one thing. */
class ResourceServerAttackTest {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final ResourceServer server = ResourceServer.with(
            ResourceServer.of(Mint.ISSUER, Mint.AUDIENCE)
                    .introspecting(Mint.AUDIENCE, "secret", Duration.ofSeconds(60))
                    .clock(Clock.fixed(now, ZoneOffset.UTC)),
            Mint.keys(),
            token -> AskIssuer.Answer.ACTIVE);

    /** What a signed token can say wrongly. */
    private enum Wrong {
        ISSUER("RS-0476", claims -> claims.issuer("https://realm.example/realms/other")),
        NO_ISSUER("RS-0476", claims -> claims.issuer(null)),
        AUDIENCE("RS-0477", claims -> claims.audience("service-prescription")),
        ONE_AUDIENCE_TOO_MANY("RS-0477", claims -> claims.audience(List.of(Mint.AUDIENCE, "service-prescription"))),
        NO_AUDIENCE("RS-0477", claims -> claims.audience((String) null)),
        EXPIRED("RS-0478", claims -> claims.expirationTime(at(claims, -31))),
        NO_END("RS-0478", claims -> claims.expirationTime(null)),
        NO_BEGINNING("RS-0478", claims -> claims.issueTime(null)),
        ISSUED_TOMORROW("RS-0478", claims -> claims.issueTime(at(claims, 31))),
        NOT_YET("RS-0478", claims -> claims.notBeforeTime(at(claims, 31))),
        UNREADABLE_BEGINNING("RS-0474", claims -> claims.claim("nbf", "tomorrow")),
        TOO_LONG_A_LIFE("RS-0478", claims -> claims.expirationTime(at(claims, 4 * 3600 + 1))),
        NO_SUBJECT("RS-0474", claims -> claims.subject(null)),
        UNBOUND("RS-0479", claims -> claims.claim("cnf", null)),
        EMPTY_BINDING("RS-0479", claims -> claims.claim("cnf", Map.of())),
        BOUND_TO_A_NAME("RS-0479", claims -> claims.claim("cnf", Map.of("kid", "one"))),
        OTHER_CERTIFICATE("RS-0480", claims -> claims.claim("cnf", Mint.thumbprint(thumbprintOf(Mint.THEIRS)))),
        EMPTY_THUMBPRINT("RS-0479", claims -> claims.claim("cnf", Mint.thumbprint(""))),
        BOUND_TO_A_KEY("RS-0481", claims -> claims.claim("cnf", Map.of("jkt", thumbprintOfSender()))),
        OTHER_SCOPE("RS-0484", claims -> claims.claim("scope", "record:write record:reads")),
        SCOPE_AS_LIST("RS-0484", claims -> claims.claim("scope", List.of("record:read"))),
        NO_SCOPE("RS-0484", claims -> claims.claim("scope", null)),
        NO_LEVEL("RS-0485", claims -> claims.claim("acr", null)),
        INVENTED_LEVEL("RS-0485", claims -> claims.claim("acr", "eidas4"));

        private final String code;
        private final UnaryOperator<JWTClaimsSet.Builder> claims;

        Wrong(String code, UnaryOperator<JWTClaimsSet.Builder> claims) {
            this.code = code;
            this.claims = claims;
        }

        private static Date at(JWTClaimsSet.Builder claims, long seconds) {
            return Date.from(claims.build().getIssueTime().toInstant().plusSeconds(seconds));
        }

        private static String thumbprintOf(X509Certificate certificate) {
            return X509CertificateConfirmation.of(certificate).getValue().toString();
        }

        private static String thumbprintOfSender() {
            try {
                return JWKThumbprintConfirmation.of(Mint.SENDER).getValue().toString();
            } catch (JOSEException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatSaysTheWrongThing(Wrong wrong) throws JOSEException {
        assertThat(refused(Mint.request(Mint.token(wrong.claims.apply(Mint.claims(now))))))
                .isEqualTo(wrong.code);
    }

    @Test
    void refusesWhoeverShowsAnotherCertificateOrNone() throws JOSEException {
        List<String> header = List.of("Bearer " + Mint.token(Mint.claims(now)));

        assertThat(refused(Mint.request(header, Optional.of(Mint.THEIRS)))).isEqualTo("RS-0480");
        assertThat(refused(Mint.request(header, Optional.empty()))).isEqualTo("RS-0480");
    }

    @Test
    void refusesWhatIsNotOneToken() throws JOSEException {
        String good = "Bearer " + Mint.token(Mint.claims(now));

        assertThat(refused(header(good, good))).isEqualTo("RS-0472");
        assertThat(refused(header(good + " twice"))).isEqualTo("RS-0472");
        assertThat(refused(header("Bearer"))).isEqualTo("RS-0472");
        assertThat(refused(header(good + ", " + good))).isEqualTo("RS-0472");
        assertThat(refused(header("Basic c2VjcmV0OnNlY3JldA=="))).isEqualTo("RS-0471");
        assertThat(refused(header(""))).isEqualTo("RS-0471");
    }

    @Test
    void refusesAMonsterWithoutReadingIt() throws JOSEException {
        String large = Mint.token(Mint.claims(now).claim("much", "x".repeat(10_000)));
        String monster = Mint.token(Mint.claims(now).claim("much", "x".repeat(16_000)));

        assertThat(server.judge(Mint.request(large))).isInstanceOf(Verdict.Accepted.class);
        assertThat(refused(Mint.request(monster))).isEqualTo("RS-0473");
    }

    @Test
    void refusesWhatIsNotSignedAtAll() throws JOSEException {
        JWTClaimsSet claims = Mint.claims(now).build();
        JWEObject nested = new JWEObject(
                new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                        .contentType("JWT")
                        .keyID("current")
                        .build(),
                new Payload(Mint.token(Mint.claims(now))));
        nested.encrypt(new RSAEncrypter(Mint.KEY));

        assertThat(refused(Mint.request(new PlainJWT(claims).serialize()))).isEqualTo("RS-0474");
        assertThat(refused(Mint.request(nested.serialize()))).isEqualTo("RS-0474");
        assertThat(refused(Mint.request("rubbish"))).isEqualTo("RS-0474");
        assertThat(refused(Mint.request("e30.e30."))).isEqualTo("RS-0474");
    }

    @Test
    void refusesAnotherAlgorithmAndAnotherType() throws JOSEException {
        JWTClaimsSet claims = Mint.claims(now).build();
        SignedJWT confused = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(JOSEObjectType.JWT)
                        .keyID("current")
                        .build(),
                claims);
        confused.sign(new MACSigner(Mint.KEY.toRSAPublicKey().getEncoded()));
        JWSHeader ps256 = new JWSHeader.Builder(JWSAlgorithm.PS256)
                .type(JOSEObjectType.JWT)
                .keyID("current")
                .build();

        assertThat(refused(Mint.request(confused.serialize()))).isEqualTo("RS-0474");
        assertThat(refused(Mint.request(Mint.sign(ps256, claims, Mint.KEY)))).isEqualTo("RS-0474");
        for (JOSEObjectType type :
                new JOSEObjectType[] {new JOSEObjectType("at+jwt"), new JOSEObjectType("logout+jwt"), null}) {
            assertThat(refused(Mint.request(Mint.sign(Mint.header().type(type).build(), claims, Mint.KEY))))
                    .isEqualTo("RS-0474");
        }
    }

    @Test
    void refusesASignatureThatIsNotTheIssuers() throws JOSEException {
        JWTClaimsSet claims = Mint.claims(now).build();
        RSAKey other = Mint.rsa("current");
        String[] good = Mint.token(Mint.claims(now)).split("\\.");
        Base64URL changed = Mint.claims(now)
                .subject("f:directory:899700000002")
                .build()
                .toPayload()
                .toBase64URL();

        assertThat(refused(Mint.request(Mint.sign(Mint.header().build(), claims, other))))
                .isEqualTo("RS-0475");
        assertThat(refused(Mint.request(good[0] + "." + changed + "." + good[2])))
                .isEqualTo("RS-0475");
        assertThat(refused(Mint.request(Mint.sign(Mint.header().keyID("unknown").build(), claims, Mint.KEY))))
                .isEqualTo("RS-0475");
    }

    @Test
    void looksAtNoKeyThatTheTokenBrings() throws JOSEException {
        RSAKey own = Mint.rsa("own");
        JWTClaimsSet claims = Mint.claims(now).build();
        URI trap = URI.create("https://attacker.example/keys");

        assertThat(refused(Mint.request(Mint.sign(
                        Mint.header().keyID("own").jwk(own.toPublicJWK()).build(), claims, own))))
                .isEqualTo("RS-0475");
        assertThat(refused(Mint.request(Mint.sign(
                        Mint.header()
                                .keyID("own")
                                .jwkURL(trap)
                                .x509CertURL(trap)
                                .build(),
                        claims,
                        own))))
                .isEqualTo("RS-0475");
    }

    @Test
    void refusesWhatItWouldHaveToUnderstand() throws JOSEException {
        JWSHeader critical = Mint.header()
                .criticalParams(Set.of("galien"))
                .customParam("galien", true)
                .build();

        assertThat(refused(Mint.request(Mint.sign(critical, Mint.claims(now).build(), Mint.KEY))))
                .isEqualTo("RS-0475");
    }

    @Test
    void takesAProofOnce() throws JOSEException {
        String token = Mint.token(Mint.byKey(now));
        BearerRequest request = Mint.proved(token, Mint.proof(Mint.SENDER, "GET", Mint.RESOURCE, token));

        assertThat(server.judge(request)).isInstanceOf(Verdict.Accepted.class);
        assertThat(refused(request)).isEqualTo("RS-0482");
    }

    @Test
    void refusesAProofOfSomethingElse() throws JOSEException {
        String token = Mint.token(Mint.byKey(now));
        String other = Mint.token(Mint.byKey(now).jwtID("two"));
        ECKey stranger = Mint.ec();

        assertThat(refused(Mint.proved(token))).isEqualTo("RS-0482");
        assertThat(refused(Mint.proved(token, "rubbish"))).isEqualTo("RS-0482");
        assertThat(refused(Mint.proved(token, Mint.proof(Mint.SENDER, "POST", Mint.RESOURCE, token))))
                .isEqualTo("RS-0482");
        assertThat(refused(Mint.proved(
                        token, Mint.proof(Mint.SENDER, "GET", URI.create("https://other.example/"), token))))
                .isEqualTo("RS-0482");
        assertThat(refused(Mint.proved(token, Mint.proof(stranger, "GET", Mint.RESOURCE, token))))
                .isEqualTo("RS-0483");
        assertThat(refused(Mint.proved(token, Mint.proof(Mint.SENDER, "GET", Mint.RESOURCE, other))))
                .isEqualTo("RS-0483");
        assertThat(refused(Mint.proved(token, proofWithoutToken()))).isEqualTo("RS-0482");
        assertThat(refused(Mint.proved(
                        token,
                        Mint.proof(Mint.SENDER, "GET", Mint.RESOURCE, token),
                        Mint.proof(Mint.SENDER, "GET", Mint.RESOURCE, token))))
                .isEqualTo("RS-0482");
    }

    @Test
    void refusesAProofThatIsAMonster() throws JOSEException {
        String token = Mint.token(Mint.byKey(now));

        assertThat(server.judge(Mint.proved(token, largeProof(token, 10_000)))).isInstanceOf(Verdict.Accepted.class);
        assertThat(refused(Mint.proved(token, largeProof(token, 16_000)))).isEqualTo("RS-0482");
    }

    private static String largeProof(String token, int size) throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(DPoPProofFactory.TYPE)
                .jwk(Mint.SENDER.toPublicJWK())
                .build();
        SignedJWT proof = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .jwtID("large-" + size)
                        .claim("htm", "GET")
                        .claim("htu", Mint.RESOURCE.toString())
                        .claim(
                                "ath",
                                DPoPUtils.computeSHA256(new DPoPAccessToken(token))
                                        .toString())
                        .issueTime(new Date())
                        .claim("much", "x".repeat(size))
                        .build());
        proof.sign(new ECDSASigner(Mint.SENDER));
        return proof.serialize();
    }

    /** Whoever finds a token bound to a certificate makes a key of their own and hopes. */
    @Test
    void refusesAKeyWhereACertificateIsMeant() throws JOSEException {
        String token = Mint.token(Mint.claims(now));
        String proof = Mint.proof(Mint.SENDER, "GET", Mint.RESOURCE, token);

        assertThat(refused(Mint.proved(token, proof))).isEqualTo("RS-0481");
    }

    private static String proofWithoutToken() throws JOSEException {
        return new DefaultDPoPProofFactory(Mint.SENDER, JWSAlgorithm.ES256)
                .createDPoPJWT("GET", Mint.RESOURCE)
                .serialize();
    }

    private static BearerRequest header(String... values) {
        return Mint.request(List.of(values), Optional.of(Mint.OURS));
    }

    private String refused(BearerRequest request) {
        Verdict verdict = server.judge(request);
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict).why().code();
    }
}
