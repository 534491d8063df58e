package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The procedure of docs/operator.md, "Changing the signing key", watched by a client that keeps what it once read. */
class KeyRotationTest {

    private final Vendor vendor = Vendor.of(Way.CLIENT_SECRET_BASIC);
    private final Somebody somebody = new Somebody();
    private final RealmKeys realm = new RealmKeys();

    @Test
    void isNoticedByNoClient() throws Exception {
        String old = realm.first();
        Optional<String> added = Optional.empty();
        Login login = Login.to(vendor);
        OIDCTokens before = login.tokens(somebody.goThrough(login));
        try {
            // 1. The new key is published and signs nothing yet.
            added = Optional.of(realm.addPassive("rs256-next", 200));
            JWKSet cached = Answers.keys(vendor);
            OIDCTokens meanwhile = refreshed(before);
            assertThat(key(meanwhile)).isEqualTo(key(before));

            // 2. It signs; the old one still verifies.
            realm.active(added.get(), true);
            realm.active(old, false);
            OIDCTokens after = refreshed(before);
            assertThat(key(after)).isNotEqualTo(key(before));

            SignatureTest.verified(after.getIDToken(), JWSAlgorithm.RS256, cached);
            SignatureTest.verified(Answers.jwt(after.getAccessToken().getValue()), JWSAlgorithm.RS256, cached);
            assertThat(Answers.keys(vendor).getKeyByKeyId(key(before))).isNotNull();
            stillServes(before);
            stillServes(after);
            Login again = Login.to(vendor, usual -> usual.prompt(Prompt.Type.NONE));
            assertThat(key(again.tokens(somebody.look(vendor, again.address()))))
                    .isEqualTo(key(after));
        } finally {
            realm.active(old, true);
            added.ifPresent(realm::remove);
        }
        // The realm is as it was.
        assertThat(key(refreshed(before))).isEqualTo(key(before));
    }

    private void stillServes(OIDCTokens tokens) throws Exception {
        assertThat(vendor.send(new UserInfoRequest(vendor.endpoint("userinfo"), tokens.getBearerAccessToken())
                                .toHTTPRequest())
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(vendor.send(new TokenIntrospectionRequest(
                                        vendor.endpoint("token/introspect"),
                                        vendor.authentication(),
                                        tokens.getAccessToken())
                                .toHTTPRequest())
                        .getBodyAsJSONObject()
                        .get("active"))
                .isEqualTo(true);
    }

    private OIDCTokens refreshed(OIDCTokens tokens) {
        return Login.tokens(vendor.token(new RefreshTokenGrant(tokens.getRefreshToken())));
    }

    private static String key(OIDCTokens tokens) throws Exception {
        return JWSObject.parse(tokens.getIDToken().serialize()).getHeader().getKeyID();
    }
}
