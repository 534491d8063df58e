package fr.galien.testkit.demo;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A person who has logged in, as the provider describes them.
 *
 * @param idToken         kept for the logout
 * @param idTokenClaims   checked
 * @param userinfo        about the same subject as the ID token
 * @param access          for userinfo, and to be exchanged
 * @param refresh         gets another; empty: there is none
 * @param accessExpiry    when the access token ends; empty: the provider did not say
 * @param refreshExpiry   when the refresh token ends; empty: there is none, or the provider did not say
 */
record SignedIn(
        JWT idToken,
        Map<String, Object> idTokenClaims,
        Map<String, Object> userinfo,
        AccessToken access,
        Optional<RefreshToken> refresh,
        Optional<Instant> accessExpiry,
        Optional<Instant> refreshExpiry) {

    @Override
    public String toString() {
        return "SignedIn[***]";
    }
}
