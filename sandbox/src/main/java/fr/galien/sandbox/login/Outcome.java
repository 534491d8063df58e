package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.util.List;

/** How a login ended. */
public sealed interface Outcome {

    /** The steps taken, the last one included. */
    List<Step> steps();

    /**
     * All of it worked: the ID token is valid and for us, and userinfo tells of the same person.
     *
     * @param tokens      as received
     * @param accessToken decoded, not verified: it is the service's, not ours
     * @param idToken     decoded and verified
     * @param answer      the token endpoint's answer without the tokens
     * @param userinfo    as received
     */
    record LoggedIn(
            List<Step> steps,
            OIDCTokens tokens,
            DecodedToken accessToken,
            DecodedToken idToken,
            JsonNode answer,
            JsonNode userinfo)
            implements Outcome {

        /** Without tokens and claims. */
        @Override
        public String toString() {
            return "LoggedIn[" + steps.size() + " steps]";
        }
    }

    /**
     * The service showed the person a page with a refusal.
     *
     * @param status of that page
     */
    record Refused(List<Step> steps, Refusal refusal, int status) implements Outcome {}

    /**
     * The service answered the software with an OAuth error (RFC 6749 §4.1.2.1, §5.2).
     *
     * @param description empty when none was given
     */
    record TurnedAway(List<Step> steps, String error, String description) implements Outcome {}

    /** Something was not as the protocol says. */
    record Broken(List<Step> steps, String what) implements Outcome {}
}
