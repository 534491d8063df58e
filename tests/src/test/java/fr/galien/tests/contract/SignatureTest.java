package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.UserInfoSuccessResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import fr.galien.tests.system.TheSandbox;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is signed with which key, as it comes and as a client asked for it. */
class SignatureTest {

    private static final int LEAST_BITS = 2048;

    private static final Somebody SOMEBODY = new Somebody();

    private final Issuer issuer = new Issuer(TheSandbox.get().addresses().issuer());

    @Test
    void signsWithRs256UnlessToldOtherwise() throws Exception {
        Vendor vendor = Vendor.of(Way.CLIENT_SECRET_BASIC);
        Login login = Login.to(vendor);
        OIDCTokens tokens = login.tokens(SOMEBODY.goThrough(login));
        JWKSet keys = Answers.keys(vendor);

        verify(vendor, login, tokens, JWSAlgorithm.RS256, keys);
        assertThat(keys.getKeys())
                .filteredOn(key -> KeyUse.SIGNATURE.equals(key.getKeyUse()))
                .isNotEmpty()
                .allSatisfy(SignatureTest::isStrong);
    }

    @Test
    void signsWithEs256ForAClientThatAsksForIt() throws Exception {
        Vendor vendor = Vendor.configured(
                "contract-es256",
                Way.CLIENT_SECRET_BASIC,
                Map.of(
                        "id.token.signed.response.alg",
                        "ES256",
                        "access.token.signed.response.alg",
                        "ES256",
                        "user.info.response.signature.alg",
                        "ES256"));
        Login login = Login.to(vendor);
        OIDCTokens tokens = login.tokens(SOMEBODY.goThrough(login));

        verify(vendor, login, tokens, JWSAlgorithm.ES256, Answers.keys(vendor));

        JWT userinfo = userinfo(vendor, tokens).getUserInfoJWT();
        JWTClaimsSet claims = verified(userinfo, JWSAlgorithm.ES256, Answers.keys(vendor));
        assertThat(claims.getIssuer()).isEqualTo(issuer.getValue());
        assertThat(claims.getAudience()).containsExactly(vendor.client().id());
        assertThat(claims.getSubject())
                .isEqualTo(Answers.claims(tokens.getIDToken()).getSubject());
        assertThat(claims.getJSONObjectClaim("SubjectRefPro")).isNotEmpty();
    }

    @Test
    void tellsTheSameInAJsonUserinfoAndInASignedOne() throws Exception {
        Vendor plain = Vendor.of(Way.CLIENT_SECRET_BASIC);
        Vendor signed = Vendor.configured(
                "contract-signed-userinfo",
                Way.CLIENT_SECRET_BASIC,
                Map.of("user.info.response.signature.alg", "RS256"));
        Login toThePlain = Login.to(plain);
        Login toTheSigned = Login.to(signed);

        UserInfoSuccessResponse json = userinfo(plain, toThePlain.tokens(SOMEBODY.goThrough(toThePlain)));
        JWT jwt = userinfo(signed, toTheSigned.tokens(SOMEBODY.goThrough(toTheSigned)))
                .getUserInfoJWT();

        assertThat(json.getUserInfoJWT()).isNull();
        Map<String, Object> claims =
                verified(jwt, JWSAlgorithm.RS256, Answers.keys(signed)).toJSONObject();
        assertThat(claims).containsAllEntriesOf(json.getUserInfo().toJSONObject());
    }

    private void verify(Vendor vendor, Login login, OIDCTokens tokens, JWSAlgorithm algorithm, JWKSet keys)
            throws Exception {
        new IDTokenValidator(issuer, vendor.id(), algorithm, keys).validate(tokens.getIDToken(), login.nonce);
        verified(Answers.jwt(tokens.getAccessToken().getValue()), algorithm, keys);
    }

    static JWTClaimsSet verified(JWT token, JWSAlgorithm algorithm, JWKSet keys) throws Exception {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithm, new ImmutableJWKSet<>(keys)));
        processor.setJWSTypeVerifier((type, context) -> {});
        assertThat(JWSObject.parse(token.serialize()).getHeader().getKeyID()).isNotBlank();
        return processor.process(token, null);
    }

    private static UserInfoSuccessResponse userinfo(Vendor vendor, OIDCTokens tokens) throws Exception {
        return UserInfoResponse.parse(
                        vendor.send(new UserInfoRequest(vendor.endpoint("userinfo"), tokens.getBearerAccessToken())
                                .toHTTPRequest()))
                .toSuccessResponse();
    }

    private static void isStrong(JWK key) {
        assertThat(key.size())
                .isGreaterThanOrEqualTo(key.getKeyType().getValue().equals("RSA") ? LEAST_BITS : 256);
    }
}
