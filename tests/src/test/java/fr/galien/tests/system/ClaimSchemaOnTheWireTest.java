package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every token of every kind of person is what the published schema says, with nothing beside it. */
class ClaimSchemaOnTheWireTest {

    @ParameterizedTest
    @ValueSource(strings = {"medecin", "infirmiere", "pharmacien", "etudiant", "sans-activite"})
    void describesEveryTokenOf(String card) throws IOException {
        Outcome.LoggedIn login = Logins.of(card);

        conforms(login.userinfo(), "userinfo");
        conforms(login.idToken().claims(), "id-token");
        conforms(login.accessToken().claims(), "access-token");
    }

    @Test
    void describesWhatIntrospectionSays() throws IOException {
        Software software = Software.asking();
        Exchange end = Surfer.of(software).logIn(TheSandbox.get().card("medecin"));
        JsonNode tokens = Software.json(software.redeem(software.code(end)));

        for (String token : new String[] {"access_token", "refresh_token"}) {
            conforms(Software.json(software.introspect(tokens.path(token).textValue())), "introspection");
        }
        conforms(Software.json(software.introspect("nonsense")), "introspection");
    }

    @Test
    void isFoundFromTheDiscoveryDocument() throws IOException {
        JsonNode overview =
                get(Software.json(get(TheSandbox.get().addresses().discovery()).orElseThrow())
                        .path("galien_claims_schema")
                        .textValue());

        String current = overview.path("current").textValue();
        assertThat(overview.path("versions").path(current).properties())
                .hasSize(7)
                .allSatisfy(document -> assertThat(
                                get(document.getValue().textValue()).path("$schema"))
                        .isNotNull());
        assertThat(get(URI.create(TheSandbox.get().addresses().issuer() + "/schema/9.9/userinfo")))
                .isEmpty();
        assertThat(get(URI.create(TheSandbox.get().addresses().issuer() + "/schema/1.0/passwd")))
                .isEmpty();
    }

    private static void conforms(JsonNode claims, String document) throws IOException {
        JsonNode schema = get(TheSandbox.get().addresses().issuer() + "/schema/1.0/" + document);

        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(closed(schema))
                        .validate(claims))
                .isEmpty();
    }

    /** Published schemas let newcomers pass; what we say ourselves we must know. */
    private static JsonNode closed(JsonNode schema) {
        schema.forEach(ClaimSchemaOnTheWireTest::closed);
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").isTextual()) {
            object.put("additionalProperties", false);
        }
        return schema;
    }

    private static JsonNode get(String address) throws IOException {
        return Software.json(get(URI.create(address)).orElseThrow(() -> new AssertionError(address)));
    }

    private static Optional<Exchange> get(URI address) throws IOException {
        Exchange answer = new Caller(TheSandbox.get().trust())
                .send(HttpRequest.newBuilder(address).build());
        assertThat(answer.status()).isIn(200, 404);
        return Optional.of(answer).filter(one -> one.status() == 200);
    }
}
