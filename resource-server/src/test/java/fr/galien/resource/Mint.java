package fr.galien.resource;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.X509CertificateConfirmation;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A realm's key, two pieces of software, and the tokens one gets from the other. */
final class Mint {

    static final URI ISSUER = URI.create("https://realm.example/realms/test");
    static final String AUDIENCE = "service-record";
    static final URI RESOURCE = URI.create("https://record.example/fhir/Patient");
    static final String PERSON = "899700000001";

    static final RSAKey KEY = rsa("current");
    static final X509Certificate OURS = certificate("ours");
    static final X509Certificate THEIRS = certificate("theirs");
    static final ECKey SENDER = ec();

    private Mint() {}

    static JWKSource<SecurityContext> keys() {
        return new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK()));
    }

    /** What a good token bound to {@link #OURS} says. */
    static JWTClaimsSet.Builder claims(Instant now) {
        return unbound(now)
                .claim(
                        "cnf",
                        thumbprint(
                                X509CertificateConfirmation.of(OURS).getValue().toString()));
    }

    static JWTClaimsSet.Builder unbound(Instant now) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER.toString())
                .subject("f:directory:" + PERSON)
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .jwtID("one")
                .claim("azp", "dossier")
                .claim("scope", "record:read record:write")
                .claim("acr", "eidas2")
                .claim("auth_time", now.getEpochSecond())
                .claim("SubjectNameID", PERSON)
                .claim("Identifiant_Structure", "10B0193488")
                .claim("situation_exercice", "10C/SA07/L");
    }

    static JWTClaimsSet.Builder byKey(Instant now) throws JOSEException {
        return unbound(now)
                .claim(
                        "cnf",
                        Map.of(
                                "jkt",
                                JWKThumbprintConfirmation.of(SENDER).getValue().toString()));
    }

    static Map<String, String> thumbprint(String value) {
        return Map.of("x5t#S256", value);
    }

    static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .type(JOSEObjectType.JWT)
                .keyID("current");
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header, claims);
        jwt.sign(new RSASSASigner(key));
        return jwt.serialize();
    }

    static String token(JWTClaimsSet.Builder claims) throws JOSEException {
        return sign(header().build(), claims.build(), KEY);
    }

    static String proof(ECKey key, String method, URI uri, String token) throws JOSEException {
        return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT(method, uri, new DPoPAccessToken(token))
                .serialize();
    }

    static BearerRequest request(String token) {
        return request(List.of("Bearer " + token), Optional.of(OURS));
    }

    static BearerRequest request(List<String> authorization, Optional<X509Certificate> certificate) {
        return new BearerRequest("GET", RESOURCE, authorization, List.of(), certificate, Set.of("record:read"));
    }

    static BearerRequest proved(String token, String... proofs) {
        return new BearerRequest(
                "GET", RESOURCE, List.of("DPoP " + token), List.of(proofs), Optional.empty(), Set.of("record:read"));
    }

    static RSAKey rsa(String kid) {
        try {
            return new RSAKeyGenerator(2048).keyID(kid).keyUse(KeyUse.SIGNATURE).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static ECKey ec() {
        try {
            return new ECKeyGenerator(com.nimbusds.jose.jwk.Curve.P_256).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate certificate(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            KeyPair pair = generator.generateKeyPair();
            X500Name subject = new X500Name("CN=" + name);
            Instant now = Instant.now();
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    subject,
                                    BigInteger.ONE,
                                    Date.from(now),
                                    Date.from(now.plus(Duration.ofDays(1))),
                                    subject,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }
}
