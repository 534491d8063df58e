package fr.galien.testkit.demo;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** Exchanges the token of whoever is logged in for one of a service (RFC 8693), as the software of their structure. */
final class ServiceTokens {

    private static final Duration ACTOR = Duration.ofMinutes(2);

    private final URI endpoint;
    private final ServiceSettings.Proxy proxy;
    private final Caller caller;
    private final Clock clock;

    ServiceTokens(URI endpoint, ServiceSettings.Proxy proxy, Caller caller, Clock clock) {
        this.endpoint = endpoint;
        this.proxy = proxy;
        this.caller = caller;
        this.clock = clock;
    }

    ServiceToken token(CalledService service, Workplace place, AccessToken person) throws ServiceRefused {
        TokenRequest request = new TokenRequest.Builder(
                        endpoint, new ClientID(proxy.clientId()), grant(service, place, person, null))
                .scope(Scope.parse(service.scope()))
                .build();
        AccessToken token = send(request);
        return ServiceToken.of(token.getValue(), token.getLifetime());
    }

    /**
     * The VIHF, as XML.
     *
     * @param patient as {@code resource-id} writes it
     */
    String assertion(Workplace place, AccessToken person, String patient) throws ServiceRefused {
        TokenRequest request = new TokenRequest.Builder(
                        endpoint,
                        new ClientID(proxy.clientId()),
                        grant(CalledService.RECORD, place, person, TokenTypeURI.SAML2))
                .scope(Scope.parse(CalledService.RECORD.scope()))
                .customParameter("patient_id", patient)
                .build();
        return new Base64URL(send(request).getValue()).decodeToString();
    }

    private TokenExchangeGrant grant(
            CalledService service, Workplace place, AccessToken person, TokenTypeURI requested) {
        return new TokenExchangeGrant(
                person,
                TokenTypeURI.ACCESS_TOKEN,
                new TypelessAccessToken(actor(place)),
                TokenTypeURI.JWT,
                requested,
                Audience.create(service.audience()));
    }

    /** In which activity. Not signed: no key was registered, and all of it is looked up. */
    private String actor(Workplace place) {
        return new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer(proxy.clientId())
                        .subject(proxy.clientId())
                        .expirationTime(Date.from(clock.instant().plus(ACTOR)))
                        .claim("situation_exercice", place.situation())
                        .build())
                .serialize();
    }

    private AccessToken send(TokenRequest request) throws ServiceRefused {
        try {
            HTTPResponse answer = caller.send(request.toHTTPRequest());
            TokenResponse parsed = TokenResponse.parse(answer);
            if (!parsed.indicatesSuccess()) {
                ErrorObject error = parsed.toErrorResponse().getErrorObject();
                String description = error.getDescription();
                throw new ServiceRefused(
                        ServiceFailure.TOKEN_REFUSED, description == null ? error.getCode() : description, null);
            }
            return parsed.toSuccessResponse().getTokens().getAccessToken();
        } catch (ParseException | IOException e) {
            throw new ServiceRefused(ServiceFailure.UNREADABLE, e);
        }
    }
}
