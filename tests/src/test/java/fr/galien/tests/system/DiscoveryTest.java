package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Addresses;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The discovery documents tell the truth: what is in them works, what works is in them. */
class DiscoveryTest {

    private static final Addresses ADDRESSES = TheSandbox.get().addresses();
    private static final String ENDPOINTS = ADDRESSES.issuer() + "/protocol/openid-connect/";

    @Test
    void isTheSameUnderAllItsNamesButForTheWalletsAddress() throws IOException {
        ObjectNode plain = (ObjectNode) document("openid-configuration");
        ObjectNode wallet = (ObjectNode) document("wallet-openid-configuration");

        assertThat(document("oauth-authorization-server")).isEqualTo(plain);
        assertThat(wallet.path("authorization_endpoint").textValue())
                .isEqualTo(ADDRESSES.walletAuthorization().toString());
        assertThat(plain.path("authorization_endpoint").textValue()).isEqualTo(ENDPOINTS + "auth");
        wallet.set("authorization_endpoint", plain.get("authorization_endpoint"));
        assertThat(wallet).isEqualTo(plain);
    }

    @Test
    void advertisesWhatIsOfferedAndNothingElse() throws IOException {
        JsonNode document = document("openid-configuration");

        assertThat(list(document, "grant_types_supported"))
                .containsExactly(
                        "authorization_code",
                        "refresh_token",
                        "urn:openid:params:grant-type:ciba",
                        "urn:ietf:params:oauth:grant-type:token-exchange");
        assertThat(list(document, "response_types_supported")).containsExactly("code", "none");
        assertThat(list(document, "acr_values_supported")).containsExactly("eidas1", "eidas2", "eidas3");
        assertThat(list(document, "prompt_values_supported")).containsExactly("none", "login");
        assertThat(list(document, "response_modes_supported")).containsExactly("query", "fragment", "form_post");
        assertThat(list(document, "subject_types_supported")).containsExactly("public");
        for (String endpoint : List.of("token", "introspection", "revocation")) {
            assertThat(list(document, endpoint + "_endpoint_auth_methods_supported"))
                    .containsExactly("client_secret_basic", "client_secret_post", "private_key_jwt", "tls_client_auth");
        }
        for (String token : List.of("id_token", "userinfo")) {
            assertThat(list(document, token + "_signing_alg_values_supported")).containsExactly("RS256", "ES256");
        }
        assertThat(document.path("scopes_supported"))
                .extracting(JsonNode::textValue)
                .contains("openid", "scope_all", "profile", "identity", "level", "activity")
                .doesNotContain("basic", "acr", "offline_access", "email", "roles");
    }

    /** C15: poll and nothing else, signed as all that clients sign, and no code of the person's that nobody has. */
    @Test
    void offersCibaToClientsThatPoll() throws IOException {
        JsonNode document = document("openid-configuration");

        assertThat(document.path("backchannel_authentication_endpoint").textValue())
                .isEqualTo(ENDPOINTS + "ext/ciba/auth");
        assertThat(list(document, "backchannel_token_delivery_modes_supported")).containsExactly("poll");
        assertThat(list(document, "backchannel_authentication_request_signing_alg_values_supported"))
                .containsExactly("RS256", "PS256", "ES256");
        assertThat(document.path("backchannel_user_code_parameter_supported").booleanValue())
                .isFalse();
    }

    /** An address that does not work is worse than none. */
    @Test
    void keepsSilentAboutWhatTheServerWasNotBuiltWith() throws IOException {
        JsonNode document = document("openid-configuration");

        assertThat(document.toString())
                .doesNotContain(
                        "password",
                        "client_credentials",
                        "device",
                        "RSA1_5",
                        "\"HS256\"",
                        ".jwt",
                        "authorization_signing",
                        "client_secret_jwt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "client_credentials"})
    void refusesTheGrantsItDoesNotAdvertise(String grant) throws IOException {
        Exchange answer = post(
                ENDPOINTS + "token",
                "grant_type=" + grant + "&client_id="
                        + TheSandbox.get().client().id() + "&client_secret="
                        + TheSandbox.get().client().secret() + "&username=medecin&password=x");

        assertThat(answer.status()).isBetween(400, 403);
        assertThat(Software.json(answer).has("access_token")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "code token", "code id_token"})
    void refusesTheResponseTypesItDoesNotAdvertise(String type) {
        Software software = Software.asking("response_type", type);

        Exchange answer = Surfer.of(software).ask();

        String back = answer.redirect().map(URI::toString).orElse("");
        assertThat(back).contains("error=").doesNotContain("access_token", "code=");
    }

    @Test
    void answersAtEveryAddressItGives() throws IOException {
        JsonNode document = document("openid-configuration");
        Set<String> addresses = new TreeSet<>();
        for (Map.Entry<String, JsonNode> member : document.properties()) {
            if (member.getValue().isTextual() && member.getValue().textValue().startsWith("https://")) {
                addresses.add(member.getValue().textValue());
            }
        }
        document.path("mtls_endpoint_aliases").forEach(alias -> addresses.add(alias.textValue()));

        for (String address : addresses) {
            assertThat(statusOf(address)).as(address).isNotIn(404, 405, 500, 501, 503);
        }
        assertThat(addresses).hasSizeGreaterThan(12);
    }

    /** A vendor with a certificate finds the host that asks for it; nobody else meets the question. */
    @Test
    void givesTheHostThatAsksForCertificates() throws IOException {
        JsonNode document = document("openid-configuration");
        JsonNode aliases = document.path("mtls_endpoint_aliases");

        assertThat(aliases.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "token_endpoint",
                        "revocation_endpoint",
                        "introspection_endpoint",
                        "userinfo_endpoint",
                        "pushed_authorization_request_endpoint",
                        "backchannel_authentication_endpoint");
        aliases.properties()
                .forEach(alias -> assertThat(URI.create(alias.getValue().textValue()))
                        .hasPort(ADDRESSES.ports().mtls())
                        .hasPath(URI.create(document.path(alias.getKey()).textValue())
                                .getPath()));
        assertThat(document.path("tls_client_certificate_bound_access_tokens").booleanValue())
                .isTrue();
    }

    @Test
    void namesEveryClaimThatAClientCanGet() throws IOException {
        List<String> advertised = list(document("openid-configuration"), "claims_supported");
        var login = Logins.of("medecin");
        Set<String> got = Stream.of(login.userinfo(), login.idToken().claims())
                .flatMap(claims -> claims.properties().stream())
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(advertised).containsAll(got);
    }

    /** Some are for GET, some for POST alone. */
    private static int statusOf(String address) throws IOException {
        int status = get(address).status();
        return status == 404 || status == 405 ? post(address, "").status() : status;
    }

    private static JsonNode document(String name) throws IOException {
        Exchange answer = get(ADDRESSES.issuer() + "/.well-known/" + name);
        assertThat(answer.status()).isEqualTo(200);
        return Software.json(answer);
    }

    private static List<String> list(JsonNode document, String name) {
        return StreamSupport.stream(document.path(name).spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static Exchange get(String address) {
        try {
            return new Caller(TheSandbox.get().trust())
                    .send(HttpRequest.newBuilder(URI.create(address)).build());
        } catch (IOException e) {
            throw new AssertionError(address, e);
        }
    }

    private static Exchange post(String address, String form) throws IOException {
        return new Caller(TheSandbox.get().trust())
                .send(HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build());
    }
}
