package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import net.minidev.json.JSONObject;
import org.junit.jupiter.api.Test;

/** Tokens that are worth nothing without the certificate they were given to (RFC 8705 §3). */
class BoundTokenTest {

    private static final Somebody SOMEBODY = new Somebody();

    private final Vendor vendor = Vendor.configured(
            "contract-bound",
            Way.CERTIFICATE_BY_STRUCTURE,
            Map.of("tls.client.certificate.bound.access.tokens", "true"));

    @Test
    void namesTheCertificateByItsThumbprint() throws Exception {
        OIDCTokens tokens = loggedIn();
        OIDCTokens refreshed = Login.tokens(vendor.token(new RefreshTokenGrant(tokens.getRefreshToken())));

        assertThat(confirmed(tokens)).isEqualTo(thumbprint());
        assertThat(confirmed(refreshed)).isEqualTo(thumbprint());
        JSONObject introspection = vendor.send(new TokenIntrospectionRequest(
                                vendor.endpoint("token/introspect"), vendor.authentication(), tokens.getAccessToken())
                        .toHTTPRequest())
                .getBodyAsJSONObject();
        assertThat(introspection.get("cnf")).isEqualTo(Map.of("x5t#S256", thumbprint()));
    }

    @Test
    void isGoodForUserinfoWithThatCertificateAlone() {
        OIDCTokens tokens = loggedIn();
        URI anonymous = Vendor.of(Way.CLIENT_SECRET_BASIC).endpoint("userinfo");
        SSLSocketFactory ours = Tls.showing(vendor.certificate());
        SSLSocketFactory another = Tls.showing(
                Vendor.certificates().issue(Vendor.STRUCTURE, vendor.client().id()));

        assertThat(userinfo(tokens, vendor.endpoint("userinfo"), ours)).isEqualTo(200);
        assertThat(userinfo(tokens, vendor.endpoint("userinfo"), another)).isEqualTo(401);
        assertThat(userinfo(tokens, vendor.endpoint("userinfo"), Tls.anonymous()))
                .isEqualTo(401);
        assertThat(userinfo(tokens, anonymous, Tls.anonymous())).isEqualTo(401);
    }

    private OIDCTokens loggedIn() {
        Login login = Login.to(vendor);
        return login.tokens(SOMEBODY.goThrough(login));
    }

    private int userinfo(OIDCTokens tokens, URI endpoint, SSLSocketFactory shown) {
        HTTPRequest request = new UserInfoRequest(endpoint, tokens.getBearerAccessToken()).toHTTPRequest();
        request.setSSLSocketFactory(shown);
        return vendor.send(request).getStatusCode();
    }

    private static Object confirmed(OIDCTokens tokens) throws Exception {
        return Answers.claims(tokens.getAccessToken()).getJSONObjectClaim("cnf").get("x5t#S256");
    }

    private String thumbprint() throws Exception {
        return Base64URL.encode(MessageDigest.getInstance("SHA-256")
                        .digest(vendor.certificate().certificate().getEncoded()))
                .toString();
    }
}
