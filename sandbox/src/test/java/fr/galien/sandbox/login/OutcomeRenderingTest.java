package fr.galien.sandbox.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.net.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeRenderingTest {

    private static final List<Step> STEPS = List.of(
            new Step(1, "Ask to log in", "localhost:8444", 307, 12), new Step(2, "ID token is valid", "", 0, 3));

    @Test
    void tellsAPersonTheStepsThenWhatWasLearnt() throws IOException {
        assertThat(OutcomeText.of(loggedIn(), false))
                .contains("   1  Ask to log in                   localhost:8444                 307    12 ms")
                .contains("   2  ID token is valid")
                .contains("Logged in, in 15 ms.")
                .contains("\"acr\" : \"eidas3\"")
                .contains("\"SubjectNameID\" : \"899700000001\"");
    }

    @Test
    void showsTheTokensThemselvesOnlyWhenAsked() throws IOException {
        assertThat(OutcomeText.of(loggedIn(), false)).doesNotContain("secret-access", "secret-refresh");
        assertThat(OutcomeText.of(loggedIn(), true)).contains("secret-access", "secret-refresh");
        assertThat(OutcomeJson.of(loggedIn(), false).toString()).doesNotContain("secret-access", "secret-refresh");
        assertThat(OutcomeJson.of(loggedIn(), true).at("/tokens/access_token").textValue())
                .isEqualTo("secret-access");
    }

    @Test
    void tellsAScriptTheSame() throws IOException {
        JsonNode json = OutcomeJson.of(loggedIn(), false);

        assertThat(json.path("ok").booleanValue()).isTrue();
        assertThat(json.path("ms").intValue()).isEqualTo(15);
        assertThat(json.at("/steps/0/host").textValue()).isEqualTo("localhost:8444");
        assertThat(json.at("/steps/1").has("host")).isFalse();
        assertThat(json.at("/accessToken/claims/acr").textValue()).isEqualTo("eidas3");
        assertThat(json.at("/userinfo/SubjectNameID").textValue()).isEqualTo("899700000001");
        assertThat(json.has("error")).isFalse();
    }

    @Test
    void tellsARefusalWithCodeSentenceAndHint() {
        Outcome refused = new Outcome.Refused(
                STEPS, new Refusal("CARD-0104", "This card has expired.", "Ask for a new one."), 403);

        assertThat(OutcomeText.of(refused, false))
                .endsWith("Refused: CARD-0104\n  This card has expired.\n  Ask for a new one.\n");
        assertThat(OutcomeJson.of(refused, false).path("error").toString())
                .isEqualTo("{\"kind\":\"refused\",\"code\":\"CARD-0104\",\"message\":\"This card has expired.\","
                        + "\"hint\":\"Ask for a new one.\"}");
    }

    @Test
    void tellsAnOauthErrorAndABreakAndATroubleInTheSameShape() {
        assertThat(OutcomeJson.of(new Outcome.TurnedAway(STEPS, "invalid_grant", "Code not valid"), false)
                        .at("/error/code")
                        .textValue())
                .isEqualTo("invalid_grant");
        assertThat(OutcomeJson.of(new Outcome.Broken(STEPS, "In circles."), false)
                        .at("/error/message")
                        .textValue())
                .isEqualTo("In circles.");
        assertThat(OutcomeJson.of(new Trouble("BOX-1063", "Nothing answers.", "Start it."))
                        .path("error")
                        .toString())
                .isEqualTo(
                        "{\"kind\":\"trouble\",\"code\":\"BOX-1063\",\"message\":\"Nothing answers.\",\"hint\":\"Start it.\"}");
    }

    @Test
    void hidesTokensAndClaimsWhenPrintedByAccident() throws IOException {
        assertThat(loggedIn().toString()).isEqualTo("LoggedIn[2 steps]");
    }

    private static Outcome.LoggedIn loggedIn() throws IOException {
        return new Outcome.LoggedIn(
                STEPS,
                new OIDCTokens(
                        new PlainJWT(new JWTClaimsSet.Builder().subject("s").build()),
                        new BearerAccessToken("secret-access"),
                        new RefreshToken("secret-refresh")),
                new DecodedToken(Json.read("{\"alg\":\"RS256\"}"), Json.read("{\"acr\":\"eidas3\"}")),
                new DecodedToken(Json.read("{\"alg\":\"RS256\"}"), Json.read("{\"sub\":\"s\"}")),
                Json.read("{\"expires_in\":120}"),
                Json.read("{\"sub\":\"s\",\"SubjectNameID\":\"899700000001\"}"));
    }
}
