package fr.galien.testkit.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.AccessTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import com.nimbusds.openid.connect.sdk.validators.InvalidHashException;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;

/** The other side, as Nimbus' library speaks to it. Found when first needed, so this software may start before it. */
final class Provider {

    private static final int CONNECT_TIMEOUT_MILLIS = 3_000;
    private static final int READ_TIMEOUT_MILLIS = 15_000;
    private static final int LARGEST_KEY_SET_BYTES = 256 << 10;

    /** What Pro Santé Connect signs with. An ID token that names another algorithm is not looked at. */
    private static final JWSAlgorithm SIGNATURE = JWSAlgorithm.RS256;

    private static final Duration METADATA_AGE = Duration.ofMinutes(10);

    private final DemoSettings settings;
    private final Clock clock;
    private final SSLSocketFactory tls;
    private Optional<Known> known = Optional.empty();

    Provider(DemoSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.tls = DemoTls.client(settings.trustRoot());
    }

    /** What the discovery document said, and the keys found through it. */
    private record Known(OIDCProviderMetadata metadata, IDTokenValidator idTokens, Instant since) {}

    URI authorizationRequest(PendingLogin login) throws DemoRefused {
        URI endpoint = settings.authorizationEndpoint().isPresent()
                ? settings.authorizationEndpoint().get()
                : known().metadata().getAuthorizationEndpointURI();
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope("openid", "scope_all"),
                        new ClientID(settings.clientId()),
                        settings.redirectUri())
                .endpointURI(endpoint)
                .state(login.state())
                .nonce(login.nonce())
                .codeChallenge(login.verifier(), CodeChallengeMethod.S256)
                .acrValues(List.of(new ACR("eidas1")))
                .build()
                .toURI();
    }

    /** Whether an answer must say who it is from (RFC 9207 §3). */
    boolean namesItselfInAnswers() throws DemoRefused {
        return known().metadata().supportsAuthorizationResponseIssuerParam();
    }

    boolean isNamed(Issuer issuer) {
        return issuer.equals(new Issuer(settings.issuer()));
    }

    SignedIn redeem(AuthorizationCode code, PendingLogin login) throws DemoRefused {
        OIDCTokenResponse tokens = tokens(code, login);
        Instant received = clock.instant();
        JWT idToken = tokens.getOIDCTokens().getIDToken();
        AccessToken access = tokens.getOIDCTokens().getAccessToken();
        IDTokenClaimsSet claims = checked(idToken, access, login);
        return new SignedIn(
                idToken,
                claims.toJSONObject(),
                userinfo(access, claims),
                access,
                Optional.ofNullable(tokens.getOIDCTokens().getRefreshToken()),
                seconds(access.getLifetime()).map(received::plus),
                seconds(tokens.getCustomParameters().get("refresh_expires_in")).map(received::plus));
    }

    private OIDCTokenResponse tokens(AuthorizationCode code, PendingLogin login) throws DemoRefused {
        TokenRequest request = new TokenRequest.Builder(
                        known().metadata().getTokenEndpointURI(),
                        new ClientSecretBasic(new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                        new AuthorizationCodeGrant(code, settings.redirectUri(), login.verifier()))
                .build();
        try {
            var response = OIDCTokenResponseParser.parse(
                    configured(request.toHTTPRequest()).send());
            if (response instanceof OIDCTokenResponse tokens
                    && tokens.getOIDCTokens().getIDToken() != null) {
                return tokens;
            }
            throw new DemoRefused(DemoFailure.CODE_REFUSED);
        } catch (ParseException e) {
            throw new DemoRefused(DemoFailure.CODE_REFUSED, e);
        } catch (IOException e) {
            throw new DemoRefused(DemoFailure.PROVIDER_AWAY, e);
        }
    }

    private IDTokenClaimsSet checked(JWT idToken, AccessToken access, PendingLogin login) throws DemoRefused {
        try {
            IDTokenClaimsSet claims = known().idTokens().validate(idToken, login.nonce());
            if (claims.getAccessTokenHash() != null) {
                AccessTokenValidator.validate(access, SIGNATURE, claims.getAccessTokenHash());
            }
            return claims;
        } catch (KeySourceException e) {
            throw new DemoRefused(DemoFailure.PROVIDER_AWAY, e);
        } catch (BadJOSEException | JOSEException | InvalidHashException e) {
            throw new DemoRefused(DemoFailure.ID_TOKEN_INVALID, e);
        }
    }

    private Map<String, Object> userinfo(AccessToken access, IDTokenClaimsSet claims) throws DemoRefused {
        var request = new UserInfoRequest(known().metadata().getUserInfoEndpointURI(), access);
        try {
            var response =
                    UserInfoResponse.parse(configured(request.toHTTPRequest()).send());
            UserInfo info =
                    response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
            if (info == null || !info.getSubject().equals(claims.getSubject())) {
                throw new DemoRefused(DemoFailure.USERINFO_REFUSED);
            }
            return info.toJSONObject();
        } catch (ParseException e) {
            throw new DemoRefused(DemoFailure.USERINFO_REFUSED, e);
        } catch (IOException e) {
            throw new DemoRefused(DemoFailure.PROVIDER_AWAY, e);
        }
    }

    /**
     * An access token that has not expired: the first lives two minutes, and whoever looks for a service may take longer.
     *
     * @throws ServiceRefused if the login is over
     */
    AccessToken freshAccess(SignedIn person) throws ServiceRefused {
        if (person.refresh().isEmpty()) {
            return person.access();
        }
        try {
            TokenRequest request = new TokenRequest.Builder(
                            known().metadata().getTokenEndpointURI(),
                            new ClientSecretBasic(
                                    new ClientID(settings.clientId()), new Secret(settings.clientSecret())),
                            new RefreshTokenGrant(person.refresh().get()))
                    .build();
            TokenResponse answer =
                    TokenResponse.parse(configured(request.toHTTPRequest()).send());
            if (!answer.indicatesSuccess()) {
                throw new ServiceRefused(ServiceFailure.SESSION_OVER, null);
            }
            return answer.toSuccessResponse().getTokens().getAccessToken();
        } catch (ParseException | IOException | DemoRefused e) {
            throw new ServiceRefused(ServiceFailure.UNREADABLE, e);
        }
    }

    /** OpenID Connect RP-Initiated Logout §2. */
    URI logoutRequest(SignedIn person) throws DemoRefused {
        return new LogoutRequest(
                        known().metadata().getEndSessionEndpointURI(), person.idToken(), settings.home(), new State())
                .toURI();
    }

    /** The origin a logout is sent to, for the page's security policy; empty while the provider is away. */
    Optional<String> logoutOrigin() {
        try {
            URI endpoint = known().metadata().getEndSessionEndpointURI();
            return Optional.ofNullable(endpoint).map(uri -> uri.getScheme() + "://" + uri.getAuthority());
        } catch (DemoRefused away) {
            return Optional.empty();
        }
    }

    private synchronized Known known() throws DemoRefused {
        Instant now = clock.instant();
        if (known.isEmpty() || known.get().since().plus(METADATA_AGE).isBefore(now)) {
            known = Optional.of(discover(now));
        }
        return known.get();
    }

    private Known discover(Instant now) throws DemoRefused {
        Issuer issuer = new Issuer(settings.issuer());
        try {
            // The document must name the issuer it was asked of (OpenID Connect Discovery §4.3): checked by resolve.
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, this::configured);
            var keys = new DefaultResourceRetriever(
                    CONNECT_TIMEOUT_MILLIS, READ_TIMEOUT_MILLIS, LARGEST_KEY_SET_BYTES, true, tls);
            var idTokens = new IDTokenValidator(
                    issuer,
                    new ClientID(settings.clientId()),
                    SIGNATURE,
                    metadata.getJWKSetURI().toURL(),
                    keys);
            return new Known(metadata, idTokens, now);
        } catch (GeneralException | MalformedURLException e) {
            throw new DemoRefused(DemoFailure.PROVIDER_AWAY, e);
        } catch (IOException e) {
            throw new DemoRefused(DemoFailure.PROVIDER_AWAY, e);
        }
    }

    private HTTPRequest configured(HTTPRequest request) {
        request.setConnectTimeout(CONNECT_TIMEOUT_MILLIS);
        request.setReadTimeout(READ_TIMEOUT_MILLIS);
        request.setFollowRedirects(false);
        request.setSSLSocketFactory(tls);
        return request;
    }

    private static Optional<Duration> seconds(Object value) {
        return value instanceof Number number && number.longValue() > 0
                ? Optional.of(Duration.ofSeconds(number.longValue()))
                : Optional.empty();
    }
}
