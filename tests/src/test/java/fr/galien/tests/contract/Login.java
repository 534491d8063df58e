package fr.galien.tests.contract;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;

/** One login to a vendor's software; every parameter of its request is free to be bent. */
final class Login {

    final Vendor vendor;
    final State state = new State();
    final Nonce nonce = new Nonce();
    final CodeVerifier verifier = new CodeVerifier();
    final AuthenticationRequest request;

    private Login(Vendor vendor, UnaryOperator<AuthenticationRequest.Builder> bent) {
        this.vendor = vendor;
        this.request = bent.apply(new AuthenticationRequest.Builder(
                                ResponseType.CODE, Scope.parse("openid scope_all"), vendor.id(), vendor.redirect())
                        .endpointURI(TheSandbox.get().addresses().walletAuthorization())
                        .state(state)
                        .nonce(nonce)
                        .acrValues(List.of(new ACR("eidas1")))
                        .codeChallenge(verifier, CodeChallengeMethod.S256))
                .build();
    }

    /** As Pro Santé Connect wants it, with PKCE. */
    static Login to(Vendor vendor) {
        return to(vendor, usual -> usual);
    }

    static Login to(Vendor vendor, UnaryOperator<AuthenticationRequest.Builder> bent) {
        return new Login(vendor, bent);
    }

    URI address() {
        return request.toURI();
    }

    /** What the service answers through the browser. */
    AuthenticationResponse answer(Exchange end) {
        try {
            AuthenticationResponse answer = AuthenticationResponseParser.parse(end.redirect()
                    .orElseThrow(() -> new AssertionError("HTTP " + end.status() + ": no way back to the software")));
            if (!state.equals(answer.getState())) {
                throw new AssertionError("the answer is for another login");
            }
            return answer;
        } catch (ParseException e) {
            throw new AssertionError("what came back is no answer", e);
        }
    }

    AuthorizationCode code(Exchange end) {
        AuthenticationResponse answer = answer(end);
        if (!answer.indicatesSuccess()) {
            throw new AssertionError(answer.toErrorResponse().getErrorObject().toString());
        }
        return answer.toSuccessResponse().getAuthorizationCode();
    }

    AuthorizationCodeGrant grant(AuthorizationCode code) {
        return new AuthorizationCodeGrant(code, vendor.redirect(), verifier);
    }

    HTTPResponse redeem(Exchange end) {
        return vendor.token(grant(code(end)));
    }

    OIDCTokens tokens(Exchange end) {
        return tokens(redeem(end));
    }

    static OIDCTokens tokens(HTTPResponse answer) {
        try {
            var parsed = OIDCTokenResponseParser.parse(answer);
            if (parsed instanceof com.nimbusds.openid.connect.sdk.OIDCTokenResponse success) {
                return success.getOIDCTokens();
            }
            throw new AssertionError(parsed.toErrorResponse().getErrorObject().toString());
        } catch (ParseException e) {
            throw new AssertionError("HTTP " + answer.getStatusCode() + " is no answer of a token endpoint", e);
        }
    }
}
