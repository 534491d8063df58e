package fr.galien.tests.input;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.tests.proxy.Client.Answer;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The error each RFC names, for the mistakes it names. */
class ErrorTest {

    private static final String AUTHORIZATION =
            "response_type=code&scope=openid&state=kept&nonce=n&code_challenge_method=S256&code_challenge="
                    + "A".repeat(43);

    private final RegisteredClient client = TheSandbox.get().client();

    /** RFC 6749 §5.2, RFC 7662 §2.3, RFC 7009 §2.2.1, RFC 9126 §2.3. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TOKEN          |                                                      | 400 | invalid_request",
                "TOKEN          | grant_type=                                          | 400 | unsupported_grant_type",
                "TOKEN          | grant_type=nobodys                                   | 400 | unsupported_grant_type",
                "TOKEN          | grant_type=password&username=x&password=y            | 400 | unauthorized_client",
                "TOKEN          | grant_type=client_credentials                        | 401 | unauthorized_client",
                "TOKEN          | grant_type=authorization_code                        | 400 | invalid_request",
                "TOKEN          | grant_type=authorization_code&code=x                 | 400 | invalid_grant",
                "TOKEN          | grant_type=authorization_code&code=x&code=y          | 400 | invalid_request",
                "TOKEN          | grant_type=authorization_code&code=%zz               | 400 | invalid_request",
                "REFRESH        | grant_type=refresh_token                             | 400 | invalid_request",
                "REFRESH        | grant_type=refresh_token&refresh_token=x             | 400 | invalid_grant",
                "REFRESH        | grant_type=refresh_token&refresh_token=x&scope=none  | 400 | invalid_scope",
                "INTROSPECTION  |                                                      | 400 | invalid_request",
                "INTROSPECTION  | token=x&token=y                                      | 400 | invalid_request",
                "REVOCATION     |                                                      | 400 | invalid_request",
                "PUSHED_REQUEST |                                                      | 400 | invalid_request",
                "PUSHED_REQUEST | request_uri=urn:ietf:params:oauth:request_uri:x      | 400 | invalid_request"
            })
    void softwareIsToldWhatItDidWrong(Endpoint endpoint, String parameters, int status, String error) {
        Answer answer = Request.to(endpoint, client, parameters == null ? "" : parameters)
                .send();

        assertThat(answer.body()).contains("\"error\":\"" + error + "\"");
        assertThat(answer.status()).isEqualTo(status);
        if (endpoint.path().endsWith("/token")) {
            assertThat(answer.headers("cache-control")).anyMatch(value -> value.contains("no-store"));
        }
    }

    /** RFC 7662 §2.2 and RFC 7009 §2.2: what a token is worth is no error. */
    @ParameterizedTest
    @CsvSource({"INTROSPECTION, token=x, \"active\":false", "REVOCATION, token=x, ''"})
    void unknownTokenIsNoError(Endpoint endpoint, String parameters, String body) {
        Answer answer = Request.to(endpoint, client, parameters).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(body);
    }

    /** RFC 6749 §5.2. */
    @ParameterizedTest
    @CsvSource({"TOKEN", "INTROSPECTION", "REVOCATION"})
    void unknownSoftwareIsToldSo(Endpoint endpoint) {
        Answer answer = Request.to(endpoint, client, "grant_type=refresh_token&refresh_token=x&token=x")
                .saying(Request.basic("nobodys", "x") + "Content-Type: application/x-www-form-urlencoded\r\n")
                .send();

        assertThat(answer.body()).contains("\"error\":\"invalid_client\"");
        assertThat(answer.status()).isEqualTo(401);
    }

    /** RFC 6749 §4.1.2.1, with the state and the issuer (RFC 9207) of the request. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "state=kept                                                  | invalid_request",
                "response_type=nobodys&state=kept                            | unsupported_response_type",
                "response_type=code&scope=openid+nobodys&state=kept          | invalid_scope",
                "response_type=code&scope=openid&prompt=none&state=kept      | login_required",
                "response_type=code&scope=openid&code_challenge_method=S256&state=kept    | invalid_request",
                "response_type=code&scope=openid&state=kept&nonce=a&nonce=b  | invalid_request"
            })
    void softwareIsToldThroughTheBrowserWhatItDidWrong(String parameters, String error) {
        Answer answer = Request.to(Endpoint.AUTHORIZATION, client, parameters + "&" + software())
                .send();

        assertThat(answer.status()).isIn(302, 303);
        String location = answer.headers("location").getFirst();
        assertThat(location).startsWith(client.redirectUris().getFirst() + "&");
        assertThat(query(location))
                .containsEntry("error", error)
                .containsEntry("state", "kept")
                .containsEntry("iss", TheSandbox.get().addresses().issuer().toString());
    }

    /** RFC 6749 §4.1.2.1: the person is told, and sent nowhere. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''",
                "client_id=nobodys",
                "client_id=system-tests",
                "client_id=system-tests&redirect_uri=",
                "client_id=system-tests&redirect_uri=https://elsewhere.example/",
                "client_id=system-tests&client_id=system-tests-other",
                "redirect_uri=https://elsewhere.example/"
            })
    void personIsToldWhereTheSoftwareCannotBeTrusted(String parameters) {
        Answer answer = Request.to(Endpoint.AUTHORIZATION, client, AUTHORIZATION + "&" + parameters)
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers("location")).isEmpty();
        assertThat(answer.headers("content-type").getFirst()).startsWith("text/html");
        assertThat(answer.body()).doesNotContain("elsewhere.example");
    }

    /** RFC 6750 §3.1: who shows no token is asked for one, and told nothing of errors. */
    @Test
    void userinfoAsksForAToken() {
        Answer answer = Request.to(Endpoint.USERINFO, client, "").send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("www-authenticate"))
                .singleElement()
                .satisfies(
                        challenge -> assertThat(challenge).startsWith("Bearer ").doesNotContain("error="));
    }

    @Test
    void userinfoSaysThatATokenIsInvalid() {
        Answer answer = Request.to(Endpoint.USERINFO, client, "")
                .saying("Authorization: Bearer x\r\n")
                .send();

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.headers("www-authenticate").getFirst())
                .startsWith("Bearer ")
                .contains("error=\"invalid_token\"");
    }

    @Test
    void userinfoTakesOneTokenAtATime() {
        Answer answer = Request.to(Endpoint.USERINFO_FORM, client, "access_token=x")
                .saying("Authorization: Bearer x\r\nContent-Type: application/x-www-form-urlencoded\r\n")
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers("www-authenticate").getFirst()).contains("error=\"invalid_request\"");
    }

    private String software() {
        return "client_id=" + client.id() + "&redirect_uri="
                + Request.encoded(client.redirectUris().getFirst().toString());
    }

    private static Map<String, String> query(String address) {
        return Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .map(parameter -> parameter.split("=", 2))
                .collect(Collectors.toMap(
                        parameter -> parameter[0],
                        parameter -> URLDecoder.decode(parameter[1], StandardCharsets.UTF_8)));
    }
}
