package fr.galien.tests.resource;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** What a service can be sent. Each but the good ones is a good one with one thing wrong. */
enum TokenCase {
    GOOD(200) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims()));
        }
    },
    UNBOUND(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.unbound()));
        }
    },
    OF_ANOTHER_CERTIFICATE(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(Sender.THEIRS, issuer.token(issuer.claims()));
        }
    },
    WITHOUT_CERTIFICATE(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(Sender.NOBODY, issuer.token(issuer.claims()));
        }
    },
    FOR_ANOTHER_SERVICE(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().audience("service-record")));
        }
    },
    FOR_ANOTHER_SERVICE_TOO(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().audience(List.of(FakeIssuer.SERVICE, "service-record"))));
        }
    },
    OF_THE_LOGIN(401) {
        /** As the realm gives software at login: of the same issuer, key and type. */
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(
                    issuer.token(issuer.unbound().audience((String) null).claim("scope", "openid scope_all")));
        }
    },
    WITHOUT_ITS_SCOPE(403) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().claim("scope", "prescription:write")));
        }
    },
    EXPIRED(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(
                    issuer.token(issuer.claims().issueTime(fromNow(-60)).expirationTime(fromNow(-10))));
        }
    },
    NOT_YET_VALID(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().notBeforeTime(fromNow(10))));
        }
    },
    VALID_FOR_A_DAY(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().expirationTime(fromNow(24 * 60))));
        }
    },
    REVOKED(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.end(issuer.token(issuer.claims())));
        }
    },
    OF_A_WEAK_LOGIN(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().claim("acr", "0")));
        }
    },
    OF_ANOTHER_ISSUER(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().issuer("https://localhost/auth/realms/other")));
        }
    },
    OF_ANOTHER_TYPE(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            JWSHeader header =
                    FakeIssuer.header().type(new JOSEObjectType("logout+jwt")).build();
            return Sent.bearer(FakeIssuer.sign(header, issuer.claims().build(), issuer.key()));
        }
    },
    UNSIGNED(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(new PlainJWT(issuer.claims().build()).serialize());
        }
    },
    SIGNED_WITH_THE_PUBLIC_KEY_AS_SECRET(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .type(JOSEObjectType.JWT)
                    .keyID("current")
                    .build();
            SignedJWT jwt = new SignedJWT(header, issuer.claims().build());
            jwt.sign(new MACSigner(issuer.key().toRSAPublicKey().getEncoded()));
            return Sent.bearer(jwt.serialize());
        }
    },
    ENCRYPTED(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            JWEObject nested = new JWEObject(
                    new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM)
                            .contentType("JWT")
                            .keyID("current")
                            .build(),
                    new Payload(issuer.token(issuer.claims())));
            nested.encrypt(new RSAEncrypter(issuer.key()));
            return Sent.bearer(nested.serialize());
        }
    },
    WITH_ITS_OWN_KEY(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            RSAKey own = new RSAKeyGenerator(2048).keyID("current").generate();
            JWSHeader header = FakeIssuer.header().jwk(own.toPublicJWK()).build();
            return Sent.bearer(FakeIssuer.sign(header, issuer.claims().build(), own));
        }
    },
    OF_AN_UNKNOWN_KEY(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            RSAKey own = new RSAKeyGenerator(2048).keyID("unknown").generate();
            JWSHeader header = FakeIssuer.header().keyID("unknown").build();
            return Sent.bearer(FakeIssuer.sign(header, issuer.claims().build(), own));
        }
    },
    MONSTROUS(400, 431) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.claims().claim("much", "x".repeat(16_000))));
        }
    },
    TWICE(400) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            String header = "Bearer " + issuer.token(issuer.claims());
            return new Sent(Sender.OURS, List.of(header, header), List.of());
        }
    },
    PROVED(200) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            String token = issuer.token(issuer.byKey());
            return Sent.proved(token, proof(issuer.senderKey(), resource, token));
        }
    },
    BOUND_TO_A_KEY_AND_NOT_PROVED(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) {
            return Sent.bearer(issuer.token(issuer.byKey()));
        }
    },
    PROVED_BY_ANOTHER_KEY(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            String token = issuer.token(issuer.byKey());
            return Sent.proved(token, proof(new ECKeyGenerator(Curve.P_256).generate(), resource, token));
        }
    },
    PROVED_FOR_ANOTHER_ADDRESS(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            String token = issuer.token(issuer.byKey());
            return Sent.proved(token, proof(issuer.senderKey(), resource.resolve("/other"), token));
        }
    },
    PROVED_WITHOUT_THE_TOKEN(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            DPoPProofFactory proofs = new DefaultDPoPProofFactory(issuer.senderKey(), JWSAlgorithm.ES256);
            return Sent.proved(
                    issuer.token(issuer.byKey()),
                    proofs.createDPoPJWT("GET", resource).serialize());
        }
    },
    BOUND_TO_A_CERTIFICATE_AND_PROVED_BY_A_KEY(401) {
        @Override
        Sent sent(FakeIssuer issuer, URI resource) throws JOSEException {
            String token = issuer.token(issuer.claims());
            return Sent.proved(token, proof(issuer.senderKey(), resource, token));
        }
    };

    private final List<Integer> statuses;

    TokenCase(Integer... statuses) {
        this.statuses = List.of(statuses);
    }

    /** What may be answered; 200 to the good ones. */
    List<Integer> statuses() {
        return statuses;
    }

    boolean isGood() {
        return statuses.contains(200);
    }

    abstract Sent sent(FakeIssuer issuer, URI resource) throws JOSEException;

    static String proof(ECKey key, URI resource, String token) throws JOSEException {
        return new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256)
                .createDPoPJWT("GET", resource, new DPoPAccessToken(token))
                .serialize();
    }

    private static Date fromNow(long minutes) {
        return Date.from(Instant.now().plus(Duration.ofMinutes(minutes)));
    }
}
