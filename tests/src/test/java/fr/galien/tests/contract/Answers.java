package fr.galien.tests.contract;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.Token;
import java.text.ParseException;

/** What is in answers. */
final class Answers {

    private Answers() {}

    /** Unverified. */
    static JWTClaimsSet claims(Token token) {
        return claims(token.getValue());
    }

    static JWTClaimsSet claims(String token) {
        return claims(jwt(token));
    }

    static JWTClaimsSet claims(JWT token) {
        try {
            return token.getJWTClaimsSet();
        } catch (ParseException e) {
            throw new AssertionError("not a JWT", e);
        }
    }

    static JWT jwt(String token) {
        try {
            return JWTParser.parse(token);
        } catch (ParseException e) {
            throw new AssertionError("not a JWT", e);
        }
    }

    /** Seconds between the two moments a token names. */
    static long lifetime(JWTClaimsSet claims) {
        return (claims.getExpirationTime().getTime() - claims.getIssueTime().getTime()) / 1000;
    }

    static String error(HTTPResponse answer) {
        try {
            return String.valueOf(answer.getBodyAsJSONObject().get("error"));
        } catch (com.nimbusds.oauth2.sdk.ParseException e) {
            throw new AssertionError("HTTP " + answer.getStatusCode() + " is no OAuth answer", e);
        }
    }

    /** The keys the service publishes now. */
    static JWKSet keys(Vendor vendor) {
        try {
            return JWKSet.parse(vendor.send(new HTTPRequest(HTTPRequest.Method.GET, vendor.endpoint("certs")))
                    .getBody());
        } catch (ParseException e) {
            throw new AssertionError("not a JWK set", e);
        }
    }
}
