package fr.galien.tests.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.galien.claims.ClaimSchema;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.phone.PhoneRequest;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The whole login of a thick client, as the national service's clients do it. */
class CibaLoginTest {

    @Test
    void answersAsTheNationalServiceDoesAndShowsThePhoneWhoAsks() {
        CibaSoftware software = CibaSoftware.named("ciba-answers");
        Pocket pocket = Pocket.ofSomebody();

        Exchange asked = software.ask(pocket.person(), "42");

        JsonNode answer = CibaSoftware.json(asked);
        assertThat(answer.path("expires_in").intValue()).isEqualTo(120);
        assertThat(answer.path("interval").intValue()).isEqualTo(2);
        Exchange waiting = software.poll(software.accepted(asked));
        assertThat(waiting.status()).isEqualTo(400);
        assertThat(waiting.body())
                .isEqualTo("{\"error\":\"authorization_pending\",\"error_description\":\"The authorization request is"
                        + " still pending as the end-user hasn't yet been authenticated.\"}");
        PhoneRequest shown = pocket.request();
        assertThat(shown.kind()).isEqualTo("ciba");
        assertThat(shown.digits()).isEqualTo(2);
        assertThat(shown.clientName()).isEqualTo("Officine de ciba-answers");
        assertThat(shown.scope()).contains("scope_all").doesNotContain("openid");
        assertThat(shown.jws()).doesNotContain("42\"");
    }

    @Test
    void givesTokensThatSayHowThePersonLoggedInThroughRefreshAndIntrospection() {
        CibaSoftware software = CibaSoftware.named("ciba-tokens");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "07"));

        assertThat(pocket.approve("07")).isEqualTo("approved");

        JsonNode tokens = software.tokens(request);
        for (String member : new String[] {
            "access_token", "refresh_token", "refresh_expires_in", "id_token", "session_state", "scope"
        }) {
            assertThat(tokens.has(member)).as(member).isTrue();
        }
        JsonNode refreshed = CibaSoftware.json(software.post(
                "token",
                CibaSoftware.encoded(Map.of(
                        "grant_type",
                        "refresh_token",
                        "refresh_token",
                        tokens.path("refresh_token").textValue()))));
        for (JsonNode set : new JsonNode[] {tokens, refreshed}) {
            says(CibaSoftware.claims(set.path("id_token").textValue()), "eidas1");
            says(CibaSoftware.claims(set.path("access_token").textValue()), "eidas1");
        }
        conforms(CibaSoftware.claims(tokens.path("id_token").textValue()), "id-token");
        conforms(CibaSoftware.claims(tokens.path("access_token").textValue()), "access-token");
        JsonNode introspected = CibaSoftware.json(software.post(
                "token/introspect",
                CibaSoftware.encoded(
                        Map.of("token", refreshed.path("access_token").textValue()))));
        assertThat(introspected.path("active").booleanValue()).isTrue();
        says(introspected, "eidas1");
        conforms(introspected, "introspection");
        assertThat(CibaSoftware.claims(tokens.path("id_token").textValue())
                        .path("SubjectNameID")
                        .textValue())
                .isEqualTo(pocket.person());
    }

    /** To the version that knows the phone. */
    private static void conforms(JsonNode claims, String document) {
        JsonNode schema = ClaimSchema.of("1.1").orElseThrow().documents().get(document);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(schema)
                        .validate(claims))
                .isEmpty();
    }

    private static void says(JsonNode claims, String acr) {
        assertThat(claims.path("acr").textValue()).isEqualTo(acr);
        assertThat(claims.path("authMode").textValue()).isEqualTo("MOBILE");
        assertThat(StreamSupport.stream(claims.path("amr").spliterator(), false).map(JsonNode::textValue))
                .containsExactlyInAnyOrder("mca", "swk", "user", "mfa");
    }

    @Test
    void takesTheParametersOfTheSampleAndOthersItDoesNotKnow() {
        CibaSoftware software = CibaSoftware.named("ciba-sample");
        Pocket pocket = Pocket.ofSomebody();

        Exchange asked =
                software.ask(pocket.person(), "00", Map.of("channel", "", "approval_prompt", "auto", "acr_values", ""));

        String request = software.accepted(asked);
        pocket.approve("00");
        assertThat(software.answer(request).status()).isEqualTo(200);
    }

    @Test
    void waitsTheFirstTimeAndIsKnownTheNext() {
        CibaSoftware software = CibaSoftware.ofSixDigits("ciba-known");
        Pocket pocket = Pocket.ofSomebody();
        String first = software.accepted(software.ask(pocket.person(), "123456"));

        assertThat(pocket.request().known()).isFalse();
        assertThat(pocket.request().digits()).isEqualTo(6);
        pocket.approve("123456");
        assertThat(software.answer(first).status()).isEqualTo(200);

        software.accepted(software.ask(pocket.person(), "654321"));
        assertThat(pocket.request().known()).isTrue();
    }
}
