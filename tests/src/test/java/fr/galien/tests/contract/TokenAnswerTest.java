package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import net.minidev.json.JSONObject;
import org.junit.jupiter.api.Test;

/** What a token endpoint answers, how long it is good for, and what taking it back does and does not. */
class TokenAnswerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ACCESS_SECONDS = 120;
    private static final long REFRESH_SECONDS = 1800;

    private final Vendor vendor = Vendor.of(Way.CLIENT_SECRET_BASIC);
    private final Somebody somebody = new Somebody();

    @Test
    void holdsEveryMemberThatKnownClientsReadAndEveryLifetime() throws Exception {
        Login login = Login.to(vendor);
        HTTPResponse answer = login.redeem(somebody.goThrough(login));
        JSONObject body = answer.getBodyAsJSONObject();
        OIDCTokens tokens = Login.tokens(answer);
        JWTClaimsSet access = Answers.claims(tokens.getAccessToken());

        assertThat(body)
                .containsOnlyKeys(
                        "access_token",
                        "expires_in",
                        "refresh_token",
                        "refresh_expires_in",
                        "token_type",
                        "id_token",
                        "not-before-policy",
                        "session_state",
                        "scope");
        assertThat(((Number) body.get("expires_in")).longValue()).isEqualTo(ACCESS_SECONDS);
        assertThat(((Number) body.get("refresh_expires_in")).longValue()).isEqualTo(REFRESH_SECONDS);
        assertThat(body.get("token_type")).isEqualTo("Bearer");
        assertThat(body.get("session_state")).isEqualTo(access.getClaim("sid"));
        assertThat(body.get("scope").toString().split(" "))
                .containsExactlyInAnyOrder("openid", "profile", "identity", "scope_all");
        assertThat(Answers.lifetime(access)).isEqualTo(ACCESS_SECONDS);
        assertThat(Answers.lifetime(Answers.claims(tokens.getRefreshToken()))).isEqualTo(REFRESH_SECONDS);
        assertThat(answer.getCacheControl()).contains("no-store");
    }

    @Test
    void keepsTheMomentOfTheLoginAndTheSessionThroughARefresh() {
        OIDCTokens first = loggedIn(vendor);

        OIDCTokens second = Login.tokens(refresh(vendor, first.getRefreshToken()));

        JWTClaimsSet then = Answers.claims(first.getIDToken());
        JWTClaimsSet now = Answers.claims(second.getIDToken());
        assertThat(now.getClaim("auth_time")).isNotNull().isEqualTo(then.getClaim("auth_time"));
        assertThat(now.getClaim("sid")).isNotNull().isEqualTo(then.getClaim("sid"));
        assertThat(now.getSubject()).isEqualTo(then.getSubject());
        assertThat(now.getClaim("acr")).isEqualTo(then.getClaim("acr"));
        assertThat(Answers.claims(second.getAccessToken()).getJWTID())
                .isNotEqualTo(Answers.claims(first.getAccessToken()).getJWTID());
        assertThat(Answers.lifetime(Answers.claims(second.getAccessToken()))).isEqualTo(ACCESS_SECONDS);
    }

    @Test
    void doesNotMindARefreshThatIsSentTwice() {
        RefreshToken token = loggedIn(vendor).getRefreshToken();

        List<CompletableFuture<HTTPResponse>> both = Stream.of(token, token)
                .map(same -> CompletableFuture.supplyAsync(() -> refresh(vendor, same)))
                .toList();

        assertThat(both)
                .allSatisfy(one -> assertThat(one.join().getStatusCode()).isEqualTo(200));
        assertThat(both)
                .allSatisfy(one -> assertThat(
                                refresh(vendor, Login.tokens(one.join()).getRefreshToken())
                                        .getStatusCode())
                        .isEqualTo(200));
    }

    @Test
    void refusesARefreshOnceItWasTakenBack() {
        OIDCTokens tokens = loggedIn(vendor);

        assertThat(revoke(vendor, tokens.getRefreshToken()).getStatusCode()).isEqualTo(200);

        HTTPResponse answer = refresh(vendor, tokens.getRefreshToken());
        assertThat(answer.getStatusCode()).isEqualTo(400);
        assertThat(Answers.error(answer)).isEqualTo("invalid_grant");
        assertThat(userinfo(vendor, tokens)).isEqualTo(401);
    }

    @Test
    void takesBackAnAccessTokenAlone() {
        OIDCTokens tokens = loggedIn(vendor);

        revoke(vendor, tokens.getAccessToken());

        assertThat(isActive(vendor, tokens.getAccessToken())).isFalse();
        assertThat(userinfo(vendor, tokens)).isEqualTo(401);
        assertThat(refresh(vendor, tokens.getRefreshToken()).getStatusCode()).isEqualTo(200);
    }

    @Test
    void leavesOtherSoftwareAndThePersonsSessionAloneWhenOneTakesItsOwnBack() {
        Vendor other = Vendor.of(Way.CLIENT_SECRET_POST);
        OIDCTokens ours = loggedIn(vendor);
        OIDCTokens theirs = loggedIn(other);

        revoke(vendor, ours.getRefreshToken());

        assertThat(refresh(other, theirs.getRefreshToken()).getStatusCode()).isEqualTo(200);
        assertThat(isStillKnown(vendor)).isTrue();
        assertThat(isStillKnown(other)).isTrue();
    }

    @Test
    void leavesThePersonsSessionAloneWhenTheOnlySoftwareTakesItsOwnBack() {
        OIDCTokens ours = loggedIn(vendor);

        revoke(vendor, ours.getRefreshToken());

        assertThat(Answers.error(refresh(vendor, ours.getRefreshToken()))).isEqualTo("invalid_grant");
        assertThat(isStillKnown(vendor)).isTrue();
    }

    @Test
    void leavesThePersonsSessionAloneWhenASoftwaresOwnIdleTimeEnds() {
        Vendor brief = Vendor.configured(
                "contract-brief", Way.CLIENT_SECRET_BASIC, Map.of("client.session.idle.timeout", "8"));
        OIDCTokens tokens = loggedIn(brief);
        Instant deadline = Instant.now().plus(PATIENCE);

        boolean ended = false;
        while (!ended && Instant.now().isBefore(deadline)) {
            ended = !isActive(brief, tokens.getRefreshToken());
        }

        assertThat(ended).isTrue();
        assertThat(Answers.error(refresh(brief, tokens.getRefreshToken()))).isEqualTo("invalid_grant");
        assertThat(isStillKnown(vendor)).isTrue();
    }

    private OIDCTokens loggedIn(Vendor software) {
        Login login = Login.to(software);
        return login.tokens(somebody.goThrough(login));
    }

    /** Whether they come to the software without their card. */
    private boolean isStillKnown(Vendor software) {
        return somebody.look(software, Login.to(software).address()).redirect().isPresent();
    }

    private static HTTPResponse refresh(Vendor software, RefreshToken token) {
        return software.token(new RefreshTokenGrant(token));
    }

    private static HTTPResponse revoke(Vendor software, Token token) {
        return software.send(new TokenRevocationRequest(software.endpoint("revoke"), software.authentication(), token)
                .toHTTPRequest());
    }

    private static boolean isActive(Vendor software, Token token) {
        try {
            return (boolean) software.send(new TokenIntrospectionRequest(
                                    software.endpoint("token/introspect"), software.authentication(), token)
                            .toHTTPRequest())
                    .getBodyAsJSONObject()
                    .get("active");
        } catch (com.nimbusds.oauth2.sdk.ParseException e) {
            throw new AssertionError("introspection is not JSON", e);
        }
    }

    private static int userinfo(Vendor software, OIDCTokens tokens) {
        return software.send(new UserInfoRequest(software.endpoint("userinfo"), tokens.getBearerAccessToken())
                        .toHTTPRequest())
                .getStatusCode();
    }
}
