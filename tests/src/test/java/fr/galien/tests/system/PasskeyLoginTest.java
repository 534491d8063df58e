package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.key.SoftwareKey;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A login with a passkey: one click, one answer. */
class PasskeyLoginTest {

    private static final String SOMEBODY = "infirmiere";

    private static SoftwareKey key;

    @BeforeAll
    static void somebodyHasAPasskey() {
        Keys.removeAll(SOMEBODY);
        key = Keys.synced(SOMEBODY);
    }

    @AfterAll
    static void nobodyKeepsIt() {
        Keys.removeAll(SOMEBODY);
    }

    @Test
    void logsInWithOneAnswerAndTellsWhatItWas() {
        Software software = Software.of(Keys.takingPasskeys());
        KeyPage page = KeyPage.login(Surfer.of(software));
        assertThat(page.request().allowed()).isEmpty();

        JsonNode token = claims(software, page.show(key));

        assertThat(token.path("acr").textValue()).isEqualTo("eidas1");
        assertThat(token.path("amr")).extracting(JsonNode::textValue).containsExactly("swk", "user", "mfa");
        assertThat(token.path("sub").textValue())
                .endsWith(":" + Extraction.notable(SOMEBODY).nationalId().value());
    }

    @Test
    void isNotEnoughForASoftwareThatDoesNotTakePasskeys() {
        Software software = Software.ofAnotherVendor();
        KeyPage page = KeyPage.login(Surfer.of(software));

        assertThat(Page.of(page.show(key)).code()).isEqualTo("LEVEL-0804");
    }

    @Test
    void saysThatNothingWasReadWhereTheBrowserRunsNoScripts() {
        Software software = Software.of(Keys.takingPasskeys());
        KeyPage page = KeyPage.login(Surfer.of(software));

        KeyPage again = new KeyPage(page.person(), page.person().send(page.loginAction(), Map.of("means", "passkey")));

        assertThat(again.code()).isEqualTo("FACTOR-1527");
        assertThat(again.page().offersTheCard()).isTrue();
        assertThat(claims(software, again.show(key)).path("acr").textValue()).isEqualTo("eidas1");
    }

    /** Of whoever is known, only the keys that would be enough. */
    @Test
    void asksAKnownPersonForTheirOwnKeys() {
        Software first = Software.of(Keys.takingPasskeys());
        Surfer person = Surfer.of(first);
        first.code(person.logIn(TheSandbox.get().card(SOMEBODY)));
        Software insisting = Software.of(Keys.takingPasskeys(), "prompt", "login");
        KeyPage page = new KeyPage(person, person.sentBy(insisting).look(insisting.authorizationRequest()));

        assertThat(page.request().allowed()).isEqualTo(key.ids());
        assertThat(claims(insisting, page.show(key)).path("acr").textValue()).isEqualTo("eidas1");
    }

    @Test
    void asksNoKeyOfAKnownPersonWhoHasNoneThatWouldDo() {
        Software first = Software.ofAnotherVendor();
        Surfer person = Surfer.of(first);
        first.code(person.logIn(TheSandbox.get().card(SOMEBODY)));
        Software insisting = Software.ofAnotherVendor("prompt", "login");
        KeyPage page = new KeyPage(person, person.sentBy(insisting).look(insisting.authorizationRequest()));

        assertThat(page.asksForAKey()).isFalse();
        assertThat(Page.of(person.sentBy(insisting).send(page.page().action(), Map.of("means", "passkey")))
                        .code())
                .isEqualTo("FACTOR-1533");
    }

    /** The page the login goes on with is a page of choice: no dead end. */
    @Test
    void goesOnByCardAfterAKeyThatWasNotRecognised() {
        Software software = Software.of(Keys.takingPasskeys());
        Surfer person = Surfer.of(software);
        KeyPage page = KeyPage.login(person);
        SoftwareKey strange = SoftwareKey.synced(new SecureRandom());
        strange.create(
                new fr.galien.testkit.key.CreationOptions(
                        page.request().rpId(), "AAAA", "Zm9v", java.util.List.of(-7), false, java.util.List.of()),
                AccountUnderTest.origin());

        Exchange refused = page.show(strange);

        assertThat(Page.of(refused).code()).isEqualTo("FACTOR-1530");
        Exchange end = person.open(person.present(TheSandbox.get().card(SOMEBODY), person.chooseCard(refused)));
        assertThat(claims(software, end).path("acr").textValue()).isEqualTo("eidas1");
    }

    static JsonNode claims(Software software, Exchange end) {
        return Software.claims(Software.json(software.redeem(software.code(end)))
                .path("id_token")
                .textValue());
    }
}
