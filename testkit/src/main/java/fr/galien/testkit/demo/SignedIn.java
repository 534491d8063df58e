package fr.galien.testkit.demo;

import com.nimbusds.jwt.JWT;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A person who has logged in, as the provider describes them.
 *
 * @param idToken         kept for the logout
 * @param idTokenClaims   checked
 * @param userinfo        about the same subject as the ID token
 * @param accessExpiry    when the access token ends; empty: the provider did not say
 * @param refreshExpiry   when the refresh token ends; empty: there is none, or the provider did not say
 */
record SignedIn(
        JWT idToken,
        Map<String, Object> idTokenClaims,
        Map<String, Object> userinfo,
        Optional<Instant> accessExpiry,
        Optional<Instant> refreshExpiry) {

    @Override
    public String toString() {
        return "SignedIn[***]";
    }
}
