package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Outsider;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** People outside the directory log in by a password and a code, to software that takes it. */
class PasswordLoginTest {

    private final Secretary secretary = Secretary.hired();

    @Test
    void letsThePersonOutsideTheDirectoryIn() {
        Software software = Software.asking();

        PasswordScreen end = secretary.logsIn(Surfer.of(software));

        Exchange answer = software.redeem(software.code(end.shown()));
        assertThat(answer.status()).isEqualTo(200);
        JsonNode access =
                Software.claims(Software.json(answer).path("access_token").textValue());
        assertThat(access.path("acr").textValue()).isEqualTo("eidas1");
        assertThat(access.path("amr").toString()).contains("pwd", "otp", "mfa");
    }

    /** The one every sandbox has, whose secrets are in its home. */
    @Test
    void knowsTheSecretaryOfTheNation() {
        TheSandbox sandbox = TheSandbox.get();
        Outsider iris = Nation.outsider();
        Software software = Software.asking();

        PasswordScreen end = PasswordScreen.chosenBy(Surfer.of(software))
                .types(
                        iris.userName(),
                        sandbox.secret(Secret.OUTSIDER_PASSWORD),
                        CodeApplication.of(sandbox.secret(Secret.OUTSIDER_CODES))
                                .codeAt(Instant.now()));

        assertThat(software.code(end.shown())).isNotBlank();
    }

    @Test
    void saysWhatIsMissingBeforeAnythingIsJudged() {
        PasswordScreen screen = PasswordScreen.chosenBy(Surfer.of(Software.asking()));

        for (Map<String, String> form : List.of(
                Map.of("username", secretary.name(), "password", secretary.password()),
                Map.of("username", secretary.name(), "otp", "123456"),
                Map.of("password", secretary.password(), "otp", "123456"),
                Map.of(
                        "username",
                        secretary.name(),
                        "password",
                        secretary.password(),
                        "otp",
                        "123456",
                        "recovery",
                        "ABCD-EFGH-IJKL"))) {
            screen = screen.sends(form);
            assertThat(screen.page().code()).isEqualTo("FACTOR-1540");
        }
    }

    @Test
    void isNotOfferedToSoftwareThatDoesNotTakeIt() {
        Surfer person = Surfer.of(Software.ofAnotherVendor());

        Exchange means = person.ask();

        assertThat(Page.of(means).document().select("[name=means][value=password]"))
                .isEmpty();
        assertThat(PasswordScreen.chosenOn(person, means).isThere()).isFalse();
    }

    @Test
    void isNotOfferedWhereMoreIsAsked() {
        Surfer person = Surfer.of(Software.asking("acr_values", "eidas2"));

        Exchange means = person.ask();

        assertThat(Page.of(means).document().select("[name=means][value=password]"))
                .isEmpty();
        assertThat(PasswordScreen.chosenOn(person, means).isThere()).isFalse();
    }

    @Test
    void namesThePersonAndAsksForNoNameWhereSomebodyIsThereAlready() {
        Software first = Software.asking();
        Surfer person = Surfer.of(first);
        first.code(secretary.logsIn(person).shown());
        Software again = Software.asking("prompt", "login");

        PasswordScreen screen = PasswordScreen.chosenBy(person.sentBy(again));

        assertThat(screen.page().document().select("#galien-password-person").text())
                .isEqualTo("Iris LEMOINE");
        assertThat(screen.page().document().select("[name=username]")).isEmpty();
        // Whoever else is named in the form.
        Secretary other = Secretary.hired();
        assertThat(screen.types(other.name(), other.password(), other.code())
                        .page()
                        .code())
                .isEqualTo("FACTOR-1541");
    }

    @Test
    void goesBackToTheChoiceOfMeans() {
        PasswordScreen screen = PasswordScreen.chosenBy(Surfer.of(Software.asking()));

        Exchange means = screen.person().send(screen.action(), Map.of("other", "true"));

        assertThat(Page.of(means).offersTheCard()).isTrue();
    }

    @Test
    void keepsTheChoiceWhenThePageIsReadAgain() {
        PasswordScreen again =
                PasswordScreen.chosenBy(Surfer.of(Software.asking())).readAgain();

        assertThat(again.isThere()).isTrue();
        assertThat(again.shown().headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
    }
}
