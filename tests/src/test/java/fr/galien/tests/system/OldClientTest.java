package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients out there send, right or not: changing the host name must be enough. */
class OldClientTest {

    @Test
    void answersUserinfoToSoftwareThatNeverAskedForOpenid() {
        Software software = Software.asking("scope", "scope_all");

        JsonNode tokens = tokens(software);

        assertThat(tokens.has("id_token")).isFalse();
        assertThat(userinfo(software, tokens).has("SubjectRefPro")).isTrue();
        JsonNode refreshed =
                Software.json(software.refresh(tokens.path("refresh_token").textValue()));
        assertThat(userinfo(software, refreshed).has("SubjectRefPro")).isTrue();
    }

    /** The exception is for scope_all alone. */
    @Test
    void answersNoUserinfoToSoftwareThatAskedForNeither() {
        Software software = Software.asking("scope", "identity");

        Exchange answer =
                software.userinfo(tokens(software).path("access_token").textValue());

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void acceptsTheScopesOfTheNationalServiceAndGivesNothingForThem() {
        Software software = Software.asking(
                "scope", "openid profile email address phone rpps referentiel interop othersIds eidas1 scope_1");

        JsonNode userinfo = userinfo(software, tokens(software));

        assertThat(userinfo.has("SubjectNameID")).isTrue();
        assertThat(userinfo.has("SubjectRefPro")).isFalse();
        assertThat(userinfo.has("email")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"offline_access", "nonsense"})
    void refusesAScopeThatThereIsNot(String scope) {
        Software software = Software.asking("scope", "openid scope_all " + scope);

        assertThat(software.answer(Surfer.of(software).ask())).containsEntry("error", "invalid_scope");
    }

    /** The parameter the CI-SIS guide misprints. */
    @ParameterizedTest
    @CsvSource({"eidas1, eidas1", "eidas2, eidas2", "eidas9, eidas3", "'', eidas3"})
    void answersTheLevelThatWasAskedUnderTheWrongName(String mistaken, String answered) {
        Software software = Software.asking("acr_values", "").and("acr", mistaken);

        JsonNode idToken = Software.claims(tokens(software).path("id_token").textValue());

        assertThat(idToken.path("acr").textValue()).isEqualTo(answered);
    }

    @Test
    void tellsTheTrueLevelEverywhereToSoftwareThatAsksForIt() {
        Software software = Software.asking("scope", "openid scope_all level");

        JsonNode tokens = tokens(software);

        assertThat(Software.claims(tokens.path("id_token").textValue())
                        .path("acr")
                        .textValue())
                .isEqualTo("eidas3");
        JsonNode refreshed =
                Software.json(software.refresh(tokens.path("refresh_token").textValue()));
        assertThat(Software.claims(refreshed.path("id_token").textValue())
                        .path("acr")
                        .textValue())
                .isEqualTo("eidas3");
    }

    private static JsonNode userinfo(Software software, JsonNode tokens) {
        Exchange answer = software.userinfo(tokens.path("access_token").textValue());
        assertThat(answer.status()).isEqualTo(200);
        return Software.json(answer);
    }

    private static JsonNode tokens(Software software) {
        Exchange end = Surfer.of(software).logIn(TheSandbox.get().card("medecin"));
        return Software.json(software.redeem(software.code(end)));
    }
}
