package fr.galien.sandbox.token;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.TokenTypeURI;
import com.nimbusds.oauth2.sdk.token.TypelessAccessToken;
import com.nimbusds.oauth2.sdk.tokenexchange.TokenExchangeGrant;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.net.PresentedKey;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.sandbox.service.Proxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;

/** The software of a structure asking for a token (RFC 8693) over mutual TLS (RFC 8705), and looking at what it is given. */
final class TokenExchange {

    private static final TokenTypeURI SAML2 = TokenTypeURI.SAML2;

    /** The server takes five minutes at most. */
    private static final Duration ACTOR = Duration.ofMinutes(2);

    private final Addresses addresses;
    private final Proxy proxy;
    private final Caller caller;
    private final Clock clock;
    private final TokenChecks tokens;
    private final AssertionChecks assertions;

    TokenExchange(SandboxHome home, Proxy proxy, Clock clock) {
        PresentedKey key = open(proxy);
        X509Certificate certificate = key.certificate();
        SandboxTrust trust = SandboxTrust.of(home);
        this.addresses = home.addresses();
        this.proxy = proxy;
        this.caller = new Caller(trust, key);
        this.clock = clock;
        this.tokens = new TokenChecks(addresses.issuer(), new Caller(trust), certificate);
        this.assertions = new AssertionChecks(home);
    }

    /** @param subject the person's access token */
    TokenAnswer exchange(TokenOrder order, String subject) throws IOException {
        HTTPRequest request = request(order, subject).toHTTPRequest();
        Exchange answer = caller.send(HttpRequest.newBuilder(endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(request.getBody()))
                .build());
        JsonNode json = Json.read(answer.body());
        if (answer.status() != 200) {
            return new TokenAnswer.Refused(
                    json.path("error").asText("HTTP " + answer.status()),
                    json.path("error_description").asText(""));
        }
        String token = json.path("access_token").asText();
        return order.patient().isPresent()
                ? assertions.of(token)
                : tokens.of(
                        token,
                        json.path("token_type").asText(),
                        json.path("expires_in").asLong(),
                        order.service());
    }

    private URI endpoint() {
        return URI.create(addresses.mtls() + "/realms/" + Addresses.REALM + "/protocol/openid-connect/token");
    }

    private TokenRequest request(TokenOrder order, String subject) {
        TokenRequest.Builder request = new TokenRequest.Builder(
                        endpoint(), new ClientID(proxy.id()), grant(order, subject))
                .scope(new Scope(order.service().scopes().toArray(String[]::new)));
        order.patient().ifPresent(patient -> request.customParameter("patient_id", patient.id()));
        return request.build();
    }

    private TokenExchangeGrant grant(TokenOrder order, String subject) {
        return new TokenExchangeGrant(
                new BearerAccessToken(subject),
                TokenTypeURI.ACCESS_TOKEN,
                order.situation()
                        .map(situation -> new TypelessAccessToken(actor(situation)))
                        .orElse(null),
                order.situation().map(situation -> TokenTypeURI.JWT).orElse(null),
                order.patient().map(patient -> SAML2).orElse(null),
                Audience.create(order.service().id()));
    }

    /** Not signed: the proxy registered no key, and the server believes of it only what it can look up. */
    private String actor(String situation) {
        return new PlainJWT(new JWTClaimsSet.Builder()
                        .issuer(proxy.id())
                        .subject(proxy.id())
                        .expirationTime(Date.from(clock.instant().plus(ACTOR)))
                        .claim("situation_exercice", situation)
                        .build())
                .serialize();
    }

    private static PresentedKey open(Proxy proxy) {
        try (var file = Files.newInputStream(proxy.keys())) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(file, proxy.password().toCharArray());
            return PresentedKey.of(store, proxy.password().toCharArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the sandbox's own certificate does not open: " + proxy.keys(), e);
        }
    }
}
