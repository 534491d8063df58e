package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.util.List;
import java.util.stream.Stream;
import net.minidev.json.JSONObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to authenticate at every endpoint that wants it. */
class ClientsByEndpointsTest {

    private static final Somebody SOMEBODY = new Somebody();

    /** What software asks from server to server, and how it sees that it was answered. */
    enum Endpoint {
        TOKEN_BY_CODE("access_token") {
            @Override
            HTTPRequest request(Vendor vendor, ClientAuthentication by) {
                Login login = Login.to(vendor);
                AuthorizationCodeGrant grant = login.grant(login.code(SOMEBODY.goThrough(login)));
                return new TokenRequest.Builder(vendor.endpoint("token"), by, grant)
                        .build()
                        .toHTTPRequest();
            }
        },
        TOKEN_BY_REFRESH("access_token") {
            @Override
            HTTPRequest request(Vendor vendor, ClientAuthentication by) {
                return new TokenRequest.Builder(
                                vendor.endpoint("token"),
                                by,
                                new RefreshTokenGrant(tokens(vendor).getRefreshToken()))
                        .build()
                        .toHTTPRequest();
            }
        },
        INTROSPECTION("active") {
            @Override
            HTTPRequest request(Vendor vendor, ClientAuthentication by) {
                return new TokenIntrospectionRequest(
                                vendor.endpoint("token/introspect"),
                                by,
                                tokens(vendor).getAccessToken())
                        .toHTTPRequest();
            }
        },
        REVOCATION("") {
            @Override
            HTTPRequest request(Vendor vendor, ClientAuthentication by) {
                return new TokenRevocationRequest(
                                vendor.endpoint("revoke"), by, tokens(vendor).getAccessToken())
                        .toHTTPRequest();
            }
        },
        PUSHED_AUTHORIZATION("request_uri") {
            @Override
            HTTPRequest request(Vendor vendor, ClientAuthentication by) {
                return new PushedAuthorizationRequest(vendor.endpoint("ext/par/request"), by, Login.to(vendor).request)
                        .toHTTPRequest();
            }
        };

        private final String answered;

        Endpoint(String answered) {
            this.answered = answered;
        }

        abstract HTTPRequest request(Vendor vendor, ClientAuthentication by);

        private static Tokens tokens(Vendor vendor) {
            Login login = Login.to(vendor);
            return login.tokens(SOMEBODY.goThrough(login));
        }
    }

    static Stream<Arguments> table() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(Endpoint.values()).map(endpoint -> Arguments.of(way, endpoint)));
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("table")
    void letsTheSoftwareIn(Way way, Endpoint endpoint) throws Exception {
        Vendor vendor = Vendor.of(way);

        HTTPResponse answer = vendor.send(endpoint.request(vendor, vendor.authentication()));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isBetween(200, 201);
        if (!endpoint.answered.isEmpty()) {
            JSONObject body = answer.getBodyAsJSONObject();
            assertThat(body).containsKey(endpoint.answered);
            assertThat(body.getOrDefault("active", true)).isEqualTo(true);
        }
    }

    @ParameterizedTest(name = "{0} at {1}")
    @MethodSource("table")
    void refusesSomebodyElse(Way way, Endpoint endpoint) throws Exception {
        Vendor vendor = Vendor.of(way);

        HTTPResponse answer = vendor.send(endpoint.request(vendor, vendor.somebodyElses()));

        assertThat(answer.getStatusCode()).as(answer.getBody()).isIn(400, 401);
        // Keycloak's pushed authorization endpoint has one answer for whatever is wrong with a client.
        assertThat(answer.getBodyAsJSONObject().get("error"))
                .isIn(
                        endpoint == Endpoint.PUSHED_AUTHORIZATION
                                ? List.of("invalid_request")
                                : List.of("invalid_client", "unauthorized_client"));
        assertThat(answer.getBody()).doesNotContain("access_token", "request_uri", "active");
    }
}
