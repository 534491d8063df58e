package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelTest {

    @ParameterizedTest
    @CsvSource({"eidas1, eidas1", "eidas2, eidas2", "eidas3, eidas3", "eidas4 eidas2, eidas2", "'', eidas3"})
    void answersTheLevelAskedAndTellsTheLevelReached(String asked, String answered) {
        Software software = Software.asking("acr_values", asked);

        JsonNode tokens =
                tokens(software, Surfer.of(software).logIn(TheSandbox.get().card("medecin")));

        assertThat(acr(tokens, "id_token")).isEqualTo(answered);
        assertThat(acr(tokens, "access_token")).isEqualTo("eidas3");
    }

    @Test
    void turnsTheSoftwareAwayThatAsksALevelWhichDoesNotExist() {
        Software software = Software.asking("acr_values", "eidas4");

        Map<String, String> answer = software.answer(Surfer.of(software).ask());

        assertThat(answer).containsEntry("error", "access_denied").doesNotContainKey("code");
        assertThat(answer.get("error_description")).startsWith("LEVEL-0802");
    }

    @Test
    void asksNothingASecondTimeInTheSameBrowser() {
        Software first = Software.asking();
        Surfer person = Surfer.of(first);
        JsonNode before = tokens(first, person.logIn(TheSandbox.get().card("medecin")));
        Software second = Software.asking();

        JsonNode after = tokens(second, person.sentBy(second).ask());

        JsonNode now = Software.claims(after.path("access_token").textValue());
        JsonNode then = Software.claims(before.path("access_token").textValue());
        assertThat(now.path("sid")).isEqualTo(then.path("sid"));
        assertThat(now.path("auth_time")).isEqualTo(then.path("auth_time"));
        assertThat(acr(after, "id_token")).isEqualTo("eidas1");
        assertThat(acr(after, "access_token")).isEqualTo("eidas3");
    }

    @Test
    void asksNothingWhenAnotherVendorsSoftwareSendsTheSamePerson() {
        Software first = Software.asking();
        Surfer person = Surfer.of(first);
        first.code(person.logIn(TheSandbox.get().card("medecin")));
        Software other = Software.ofAnotherVendor();

        JsonNode tokens = tokens(other, person.sentBy(other).ask());

        assertThat(acr(tokens, "access_token")).isEqualTo("eidas3");
    }

    @Test
    void asksAgainWhenTheSoftwareInsists() {
        Software first = Software.asking();
        Surfer person = Surfer.of(first);
        first.code(person.logIn(TheSandbox.get().card("medecin")));
        Software second = Software.asking("prompt", "login");

        Exchange page = person.sentBy(second).ask();

        assertThat(Page.of(page).offersTheCard()).isTrue();
        assertThat(page.redirect()).isEmpty();
    }

    @Test
    void takesTheSameCardWhenItAskedAgain() {
        Software first = Software.asking();
        Surfer person = Surfer.of(first);
        first.code(person.logIn(TheSandbox.get().card("medecin")));
        Software second = Software.asking("prompt", "login");

        Exchange end = person.sentBy(second).logIn(TheSandbox.get().card("medecin"));

        assertThat(acr(tokens(second, end), "access_token")).isEqualTo("eidas3");
    }

    @Test
    void doesNotTakeSomebodyElsesCardWhenItAskedAgain() {
        Software first = Software.asking();
        Surfer person = Surfer.of(first);
        first.code(person.logIn(TheSandbox.get().card("medecin")));
        Software second = Software.asking("prompt", "login");

        Exchange end = person.sentBy(second).logIn(TheSandbox.get().card("infirmiere"));

        assertThat(end.redirect()).isEmpty();
        assertThat(Page.of(end).code()).isEqualTo("CARD-0121");
        assertThat(end.body())
                .doesNotContain(Extraction.notable("medecin").nationalId().value());
    }

    @Test
    void saysThatNobodyIsLoggedInWhenItMayNotAsk() {
        Software software = Software.asking("prompt", "none");

        Map<String, String> answer = software.answer(Surfer.of(software).ask());

        assertThat(answer).containsEntry("error", "login_required").doesNotContainKey("code");
    }

    @Test
    void answersWithoutAskingWhenItMayNotAskAndSomebodyIsLoggedIn() {
        Software first = Software.asking();
        Surfer person = Surfer.of(first);
        first.code(person.logIn(TheSandbox.get().card("medecin")));
        Software second = Software.asking("prompt", "none");

        Exchange end = person.sentBy(second).ask();

        assertThat(second.code(end)).isNotBlank();
    }

    private static JsonNode tokens(Software software, Exchange end) {
        Exchange answer = software.redeem(software.code(end));
        assertThat(answer.status()).isEqualTo(200);
        return Software.json(answer);
    }

    private static String acr(JsonNode tokens, String which) {
        return Software.claims(tokens.path(which).textValue()).path("acr").textValue();
    }
}
