package fr.galien.sandbox.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoErrorResponse;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The vendor's side of a login: an OpenID Connect client as the standard wants it, made of Nimbus.
 *
 * <pre>
 * RFC 6749 §10.12 state is ours                                             -> accept
 * RFC 9207 §2.4   iss is the issuer we asked, and is present                -> accept
 * RFC 7636        PKCE, S256                                                -> authorizationRequest, redeem
 * OIDC Core §3.1.3.7 ID token: signature, iss, aud, exp, nonce              -> redeem (Nimbus)
 * OIDC Core §3.1.3.8 at_hash, which we want present                         -> redeem (Nimbus)
 * OIDC Core §5.3.2 userinfo's sub is the ID token's                         -> redeem
 * </pre>
 */
final class VendorSoftware {

    private final LoginSettings settings;
    private final Story story;
    private final Endings endings;
    private final Caller caller;

    private final State state = new State();
    private final Nonce nonce = new Nonce();
    private final CodeVerifier verifier = new CodeVerifier();
    private OIDCProviderMetadata provider;

    VendorSoftware(LoginSettings settings, Story story, Endings endings) {
        this.settings = settings;
        this.story = story;
        this.endings = endings;
        this.caller = new Caller(settings.trust());
    }

    URI authorizationRequest() throws LoginStopped {
        provider();
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        Scope.parse(settings.scope()),
                        new ClientID(settings.client().id()),
                        settings.redirectUri())
                .endpointURI(settings.authorization())
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .acrValues(List.of(new ACR(settings.acrValues())))
                .build()
                .toURI();
    }

    AuthorizationCode accept(URI callback) throws LoginStopped {
        long start = System.nanoTime();
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(callback);
        } catch (ParseException e) {
            throw endings.broken("What came back to the software is no OpenID Connect answer.");
        }
        if (!state.equals(response.getState())) {
            throw endings.broken("The answer is for another login: its state is not ours.");
        }
        if (!new Issuer(settings.issuer()).equals(response.getIssuer())) {
            throw endings.broken("The answer is not signed off by the issuer we asked (RFC 9207).");
        }
        story.checked("Answer is for this login (state, iss)", since(start));
        if (!response.indicatesSuccess()) {
            throw endings.turnedAway(response.toErrorResponse().getErrorObject());
        }
        return response.toSuccessResponse().getAuthorizationCode();
    }

    Outcome.LoggedIn redeem(AuthorizationCode code) throws LoginStopped {
        try {
            return learn(send("Exchange the code for tokens", tokenRequest(code)), nonce);
        } catch (ParseException e) {
            throw endings.broken("The service's answer is not what OpenID Connect says: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw endings.broken("The service's answer cannot be read: " + e.getMessage() + ".");
        }
    }

    /**
     * What an answer of the token endpoint holds, checked.
     *
     * @param sent the nonce the ID token must have; null where none was sent
     */
    Outcome.LoggedIn learn(HTTPResponse answer, Nonce sent) throws LoginStopped {
        try {
            var parsed = OIDCTokenResponseParser.parse(answer);
            if (!parsed.indicatesSuccess()) {
                throw endings.turnedAway(parsed.toErrorResponse().getErrorObject());
            }
            OIDCTokens tokens =
                    ((com.nimbusds.openid.connect.sdk.OIDCTokenResponse) parsed.toSuccessResponse()).getOIDCTokens();
            IDTokenClaimsSet identity = verified(tokens, sent);
            JsonNode userinfo = userinfo(tokens, identity);
            return new Outcome.LoggedIn(
                    story.soFar(),
                    tokens,
                    decoded(com.nimbusds.jwt.JWTParser.parse(
                            tokens.getAccessToken().getValue())),
                    decoded(tokens.getIDToken()),
                    withoutTokens(Json.read(answer.getBody())),
                    userinfo);
        } catch (ParseException | java.text.ParseException e) {
            throw endings.broken("The service's answer is not what OpenID Connect says: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw endings.broken("The service's answer cannot be read: " + e.getMessage() + ".");
        }
    }

    private HTTPRequest tokenRequest(AuthorizationCode code) throws LoginStopped {
        return new TokenRequest.Builder(
                        provider().getTokenEndpointURI(),
                        authentication(),
                        new AuthorizationCodeGrant(code, settings.redirectUri(), verifier))
                .build()
                .toHTTPRequest();
    }

    ClientSecretBasic authentication() {
        return new ClientSecretBasic(
                new ClientID(settings.client().id()),
                new Secret(settings.client().secret()));
    }

    private IDTokenClaimsSet verified(OIDCTokens tokens, Nonce sent) throws LoginStopped, ParseException, IOException {
        Exchange keys = call(
                "Read the signing keys",
                HttpRequest.newBuilder(provider().getJWKSetURI()).build());
        long start = System.nanoTime();
        try {
            JWKSet jwks = JWKSet.parse(keys.body());
            IDTokenClaimsSet identity = new IDTokenValidator(
                            new Issuer(settings.issuer()),
                            new ClientID(settings.client().id()),
                            JWSAlgorithm.RS256,
                            jwks)
                    .validate(tokens.getIDToken(), sent);
            AccessTokenHash hash = identity.getAccessTokenHash();
            if (hash == null) {
                throw endings.broken("The ID token says nothing of its access token: no at_hash.");
            }
            AccessTokenValidator.validate(tokens.getAccessToken(), JWSAlgorithm.RS256, hash);
            story.checked("ID token is valid (signature, iss, aud, exp, nonce, at_hash)", since(start));
            return identity;
        } catch (BadJOSEException | JOSEException | InvalidHashException e) {
            throw endings.broken("The ID token is not valid: " + e.getMessage() + ".");
        } catch (java.text.ParseException e) {
            throw endings.broken("The service's signing keys cannot be read.");
        }
    }

    private JsonNode userinfo(OIDCTokens tokens, IDTokenClaimsSet identity)
            throws LoginStopped, ParseException, IOException {
        HTTPResponse answer = send(
                "Read who it is (userinfo)",
                new UserInfoRequest(provider().getUserInfoEndpointURI(), tokens.getAccessToken()).toHTTPRequest());
        UserInfoResponse parsed = UserInfoResponse.parse(answer);
        if (parsed instanceof UserInfoErrorResponse error) {
            throw endings.turnedAway(error.getErrorObject());
        }
        JsonNode userinfo = Json.read(answer.getBody());
        if (!identity.getSubject().getValue().equals(userinfo.path("sub").textValue())) {
            throw endings.broken("Userinfo is about another person than the ID token: their sub differ.");
        }
        story.checked("Userinfo is about the same person (sub)", 0);
        return userinfo;
    }

    /** The service's own description, read once. */
    OIDCProviderMetadata provider() throws LoginStopped {
        if (provider == null) {
            URI address = URI.create(settings.issuer() + "/.well-known/openid-configuration");
            try {
                Exchange answer = call(
                        "Read the service's description",
                        HttpRequest.newBuilder(address).build());
                if (answer.status() != 200) {
                    throw endings.broken("The service does not describe itself: " + answer.host() + " answered "
                            + answer.status() + ".");
                }
                provider = OIDCProviderMetadata.parse(answer.body());
            } catch (ParseException e) {
                throw endings.broken("The service's description cannot be understood: " + e.getMessage() + ".");
            } catch (IOException e) {
                throw endings.broken("The service's description cannot be read: " + e.getMessage() + ".");
            }
            if (!provider.getIssuer().equals(new Issuer(settings.issuer()))) {
                throw endings.broken(
                        "The service calls itself " + provider.getIssuer() + " and not " + settings.issuer() + ".");
            }
        }
        return provider;
    }

    /** Carries a request made by Nimbus over the command's own HTTP client. */
    HTTPResponse send(String what, HTTPRequest request) throws IOException, ParseException {
        HttpRequest.Builder copy = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        copy.method(
                request.getMethod().name(),
                request.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.getBody()));
        Exchange exchange = call(what, copy.build());
        HTTPResponse response = new HTTPResponse(exchange.status());
        exchange.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
        response.setBody(exchange.body());
        return response;
    }

    private Exchange call(String what, HttpRequest request) throws IOException {
        Exchange exchange = caller.send(request);
        story.exchanged(what, exchange);
        return exchange;
    }

    private static DecodedToken decoded(JWT token) throws IOException, java.text.ParseException {
        return new DecodedToken(
                Json.read(token.getParsedParts()[0].decodeToString()),
                Json.read(token.getParsedParts()[1].decodeToString()));
    }

    private static JsonNode withoutTokens(JsonNode answer) {
        ObjectNode rest = answer.deepCopy();
        return rest.without(List.of("access_token", "refresh_token", "id_token"));
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
