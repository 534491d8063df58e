package fr.galien.tests.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenIntrospectionResponse;
import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.LogoutReceiver;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A vendor's software made of Nimbus' OAuth 2.0 SDK, told nothing but the wallet's discovery address. */
class NimbusTest {

    private static final URI CALLBACK = URI.create("https://nimbus.vendor.example/callback");
    private static final URI GOODBYE = URI.create("https://nimbus.vendor.example/goodbye");

    private final TheSandbox sandbox = TheSandbox.get();
    private final Caller caller = new Caller(sandbox.trust());
    private final RegisteredClient client = Vendor.register("tests-nimbus", CALLBACK, GOODBYE);
    private final ClientID id = new ClientID(client.id());
    private final ClientAuthentication authentication = new ClientSecretBasic(id, new Secret(client.secret()));
    private final OIDCProviderMetadata provider = provider();
    private final Visitor visitor = Visitor.with("pharmacien");

    @Test
    void wholeLife() throws Exception {
        try (LogoutReceiver receiver = new LogoutReceiver()) {
            new Console()
                    .configure(
                            client,
                            Map.of(
                                    "backchannel.logout.url",
                                    receiver.address().toString(),
                                    "backchannel.logout.session.required",
                                    "true"));
            OIDCTokens tokens = logIn();
            JWT idToken = tokens.getIDToken();
            IDTokenClaimsSet who = new IDTokenClaimsSet(idToken.getJWTClaimsSet());
            assertThat(who.getStringClaim("SubjectNameID")).isEqualTo(visitor.nationalId());
            assertThat(who.getACR()).isEqualTo(new ACR("eidas1"));

            UserInfoResponse userinfo = UserInfoResponse.parse(send(
                    new UserInfoRequest(provider.getUserInfoEndpointURI(), tokens.getAccessToken()).toHTTPRequest()));
            assertThat(userinfo.toSuccessResponse().getUserInfo().getSubject()).isEqualTo(who.getSubject());

            OIDCTokens renewed = refresh(tokens.getRefreshToken());
            assertThat(renewed.getAccessToken()).isNotEqualTo(tokens.getAccessToken());
            assertThat(introspected(renewed.getAccessToken()))
                    .returns(true, TokenIntrospectionSuccessResponse::isActive)
                    .returns(visitor.nationalId(), TokenIntrospectionSuccessResponse::getUsername);

            State state = new State();
            URI leave = new LogoutRequest(provider.getEndSessionEndpointURI(), idToken, GOODBYE, state).toURI();
            assertThat(visitor.openUntil(GOODBYE, leave)).hasQuery("state=" + state);

            LogoutTokenClaimsSet told =
                    validated(Await.present("it is told", Duration.ofSeconds(30), () -> receiver.received(1))
                            .getFirst());
            assertThat(told.getSubject()).isEqualTo(who.getSubject());
            assertThat(told.getSessionID()).isEqualTo(who.getSessionID());
            assertThat(introspected(renewed.getAccessToken()).isActive()).isFalse();
            assertThat(refused(new RefreshTokenGrant(renewed.getRefreshToken())))
                    .isEqualTo(OAuth2Error.INVALID_GRANT);
        }
    }

    @Test
    void revokedRefreshTokenIsOfNoUse() throws Exception {
        OIDCTokens tokens = logIn();

        HTTPResponse answer = send(new TokenRevocationRequest(
                        provider.getRevocationEndpointURI(), authentication, tokens.getRefreshToken())
                .toHTTPRequest());

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(refused(new RefreshTokenGrant(tokens.getRefreshToken()))).isEqualTo(OAuth2Error.INVALID_GRANT);
    }

    /** So that the validator's consent proves something. */
    @Test
    void idTokenIsNoLogoutToken() throws Exception {
        JWT idToken = logIn().getIDToken();

        assertThatThrownBy(() -> validated(idToken.getParsedString())).isInstanceOf(BadJOSEException.class);
    }

    private OIDCTokens logIn() throws Exception {
        State state = new State();
        Nonce nonce = new Nonce();
        CodeVerifier verifier = new CodeVerifier();
        URI request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, Scope.parse("openid scope_all"), id, CALLBACK)
                .endpointURI(provider.getAuthorizationEndpointURI())
                .acrValues(List.of(new ACR("eidas1")))
                .state(state)
                .nonce(nonce)
                .codeChallenge(verifier, CodeChallengeMethod.S256)
                .build()
                .toURI();
        AuthenticationResponse answer = AuthenticationResponseParser.parse(visitor.openUntil(CALLBACK, request));
        assertThat(answer.getState()).isEqualTo(state);
        assertThat(answer.getIssuer()).isEqualTo(provider.getIssuer());
        OIDCTokens tokens = tokens(
                new AuthorizationCodeGrant(answer.toSuccessResponse().getAuthorizationCode(), CALLBACK, verifier));
        new IDTokenValidator(provider.getIssuer(), id, JWSAlgorithm.RS256, keys()).validate(tokens.getIDToken(), nonce);
        return tokens;
    }

    private OIDCTokens refresh(RefreshToken token) throws Exception {
        return tokens(new RefreshTokenGrant(token));
    }

    private OIDCTokens tokens(AuthorizationGrant grant) throws Exception {
        TokenResponse answer = OIDCTokenResponseParser.parse(token(grant));
        assertThat(answer.indicatesSuccess()).isTrue();
        return ((OIDCTokenResponse) answer.toSuccessResponse()).getOIDCTokens();
    }

    private ErrorObject refused(AuthorizationGrant grant) throws Exception {
        return TokenResponse.parse(token(grant)).toErrorResponse().getErrorObject();
    }

    private HTTPResponse token(AuthorizationGrant grant) throws IOException {
        return send(new TokenRequest.Builder(provider.getTokenEndpointURI(), authentication, grant)
                .build()
                .toHTTPRequest());
    }

    private TokenIntrospectionSuccessResponse introspected(AccessToken token) throws Exception {
        return TokenIntrospectionResponse.parse(send(
                        new TokenIntrospectionRequest(provider.getIntrospectionEndpointURI(), authentication, token)
                                .toHTTPRequest()))
                .toSuccessResponse();
    }

    private LogoutTokenClaimsSet validated(String token) throws Exception {
        return new LogoutTokenValidator(provider.getIssuer(), id, JWSAlgorithm.RS256, keys())
                .validate(JWTParser.parse(token));
    }

    private JWKSet keys() throws IOException, java.text.ParseException {
        return JWKSet.parse(send(new HTTPRequest(HTTPRequest.Method.GET, provider.getJWKSetURI()))
                .getBody());
    }

    private OIDCProviderMetadata provider() {
        URI discovery = URI.create(sandbox.addresses().issuer() + "/.well-known/wallet-openid-configuration");
        try {
            return OIDCProviderMetadata.parse(
                    send(new HTTPRequest(HTTPRequest.Method.GET, discovery)).getBody());
        } catch (IOException | ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Over the client that believes the sandbox's root. */
    private HTTPResponse send(HTTPRequest request) throws IOException {
        HttpRequest.Builder copy = HttpRequest.newBuilder(request.getURI());
        request.getHeaderMap().forEach((name, values) -> values.forEach(value -> copy.header(name, value)));
        copy.method(
                request.getMethod().name(),
                request.getBody() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.getBody()));
        Exchange answer = caller.send(copy.build());
        HTTPResponse response = new HTTPResponse(answer.status());
        answer.headers().map().forEach((name, values) -> response.setHeader(name, values.toArray(String[]::new)));
        response.setBody(answer.body());
        return response;
    }
}
