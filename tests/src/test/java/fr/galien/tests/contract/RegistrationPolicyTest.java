package fr.galien.tests.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.ResourceOwnerPasswordCredentialsGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientSecretJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client of the realm may do, whoever registers it and by whatever means. */
class RegistrationPolicyTest {

    private static final String ID = "contract-registered-by-hand";

    private final Console console = new Console();

    /** As the console makes one: it says nothing of how the client authenticates. */
    @Test
    void takesAClientAnOperatorMakesWithASecretAndWithoutWhatIsNotOffered() {
        ObjectNode asked = Json.object()
                .put("clientId", ID)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("implicitFlowEnabled", true)
                .put("directAccessGrantsEnabled", true);
        try {
            assertThat(console.ask("POST", "/clients", asked).status()).isEqualTo(201);

            JsonNode made = client(ID);
            assertThat(made.path("clientAuthenticatorType").textValue()).isEqualTo("client-secret");
            assertThat(made.path("implicitFlowEnabled").booleanValue()).isFalse();
            assertThat(made.path("directAccessGrantsEnabled").booleanValue()).isFalse();
        } finally {
            remove(ID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client-secret-jwt", "federated-jwt"})
    void refusesAClientThatWouldAuthenticateInAnotherWay(String type) {
        ObjectNode asked = Json.object()
                .put("clientId", ID)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("clientAuthenticatorType", type);

        assertThat(console.ask("POST", "/clients", asked).status()).isEqualTo(400);

        ObjectNode known = client(Vendor.of(Way.CLIENT_SECRET_POST).client().id());
        assertThat(console.ask(
                                "PUT",
                                "/clients/" + known.path("id").textValue(),
                                known.deepCopy().put("clientAuthenticatorType", type))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesASecretInAJwt() throws Exception {
        Vendor vendor = Vendor.of(Way.CLIENT_SECRET_BASIC);
        Login login = Login.to(vendor);
        ClientSecretJWT signed = new ClientSecretJWT(
                vendor.id(), TheSandbox.get().addresses().issuer(), JWSAlgorithm.HS256, vendor.secret());

        HTTPResponse answer = vendor.send(new TokenRequest.Builder(
                        vendor.endpoint("token"), signed, login.grant(login.code(new Somebody().goThrough(login))))
                .build()
                .toHTTPRequest());

        assertThat(answer.getStatusCode()).isIn(400, 401);
        assertThat(answer.getBody()).doesNotContain("access_token");
    }

    @Test
    void givesNoTokenForAPassword() {
        Vendor vendor = Vendor.of(Way.CLIENT_SECRET_BASIC);

        assertThat(Answers.error(vendor.token(
                        new ResourceOwnerPasswordCredentialsGrant("899700000001", new Secret("password")))))
                .isIn("unauthorized_client", "invalid_grant", "unsupported_grant_type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth/device", "ext/ciba/auth/callback"})
    void hasNothingWhereWhatIsNotOfferedWouldBe(String endpoint) {
        Vendor vendor = Vendor.of(Way.CLIENT_SECRET_BASIC);
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.POST, vendor.endpoint(endpoint));

        HTTPResponse answer = vendor.send(request);

        // The device endpoint is a method that does nothing any more.
        assertThat(answer.getStatusCode()).isIn(204, 404);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("device_code", "auth_req_id");
    }

    /** The realm's own are held to the same rules: what they are must stay allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"account", "account-console", "admin-cli", "broker", "security-admin-console"})
    void leavesTheServersOwnClientsAsTheyAre(String id) {
        ObjectNode known = client(id);

        assertThat(console.ask("PUT", "/clients/" + known.path("id").textValue(), known)
                        .status())
                .isEqualTo(204);
        assertThat(client(id).path("clientAuthenticatorType")).isEqualTo(known.path("clientAuthenticatorType"));
    }

    private ObjectNode client(String id) {
        Exchange answer = console.ask("GET", "/clients?clientId=" + id, null);
        try {
            return (ObjectNode) Json.read(answer.body()).get(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove(String id) {
        ObjectNode made = client(id);
        if (made != null) {
            console.ask("DELETE", "/clients/" + made.path("id").textValue(), null);
        }
    }
}
