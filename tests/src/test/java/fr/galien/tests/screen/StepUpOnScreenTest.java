package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.Keys;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A session that is not enough is made enough: by a key, by a card, and never by asking. */
class StepUpOnScreenTest {

    private static final Notable SOMEBODY = Nation.notable().getLast();
    private static final String NAME = SOMEBODY.givenName() + " " + SOMEBODY.familyName();

    private static final By GO = By.id("galien-key-go");
    private static final By ADDED = By.id("galien-key-added");
    private static final By DONE = By.cssSelector("#galien-key-done button");
    private static final By KEY = By.id("galien-means-passkey");
    private static final By STEP_UP = By.id("galien-step-up");

    @AfterEach
    void nobodyKeepsAKey() {
        Keys.removeAll(SOMEBODY.cardName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void goesFromASecurityKeyToTheCard(String language, @TempDir Path desk) {
        try (Person person = Person.withCard(card(), desk, Locale.of(language))) {
            person.hasAKey();
            adds(person, "galien-security-key", true);
            assertThat(person.sees(ADDED).getDomAttribute("data-acr")).isEqualTo("eidas2");
            person.clicks(DONE);
            person.isForgotten();

            Software first = asks(person, "eidas2");
            person.clicks(KEY);
            assertThat(levels(person, first)).containsExactly("eidas2", "eidas2");

            Software second = asks(person, "eidas3");
            WebElement notice = person.sees(STEP_UP);
            assertThat(notice.getDomAttribute("data-now")).isEqualTo("eidas2");
            assertThat(notice.getDomAttribute("data-asked")).isEqualTo("eidas3");
            person.doesNotSee(KEY);
            person.doesNotSee(Pages.PHONE);
            person.findsThePageInOrder();
            person.gallery().photographWhole("140-step-up-to-the-card", Look.DESK);
            person.gallery().photographWhole("140-step-up-to-the-card", Look.PHONE);
            person.clicks(Pages.CARD);
            person.continuesAs(NAME);
            assertThat(levels(person, second)).containsExactly("eidas3", "eidas3");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void goesFromAPasskeyToTheCardAndIsNotAskedAgain(String language, @TempDir Path desk) {
        try (Person person = Person.withCard(card(), desk, Locale.of(language))) {
            person.hasAKey();
            adds(person, "galien-passkey", true);
            person.sees(ADDED);
            person.clicks(DONE);
            person.isForgotten();
            Software first = asks(person, "eidas1");
            person.clicks(KEY);
            assertThat(levels(person, first)).containsExactly("eidas1", "eidas1");

            Software second = asks(person, "eidas2 eidas3");
            WebElement notice = person.sees(STEP_UP);
            assertThat(notice.getDomAttribute("data-now")).isEqualTo("eidas1");
            assertThat(notice.getDomAttribute("data-asked")).isEqualTo("eidas2");
            person.findsThePageInOrder();
            person.gallery().photographWhole("141-step-up-from-a-passkey", Look.DESK);
            person.clicks(Pages.CARD);
            person.continuesAs(NAME);
            assertThat(levels(person, second)).containsExactly("eidas3", "eidas3");

            Software third = asks(person, "eidas2");
            person.clicks(By.cssSelector("[name=session][value=continue]"));
            assertThat(levels(person, third)).containsExactly("eidas2", "eidas3");
        }
    }

    private static void adds(Person person, String action, boolean askedForThePin) {
        person.opens(
                Software.of(TheSandbox.get().client()).and("kc_action", action).authorizationRequest());
        person.clicks(Pages.CARD);
        if (askedForThePin) {
            person.typesThePin();
        }
        person.continuesAs(NAME);
        person.clicks(GO);
    }

    private static Software asks(Person person, String level) {
        Software software = Software.of(TheSandbox.get().client()).and("acr_values", level);
        person.opens(software.authorizationRequest());
        return software;
    }

    /** What the ID token and the access token say. */
    private static List<String> levels(Person person, Software software) {
        person.isAt(TheSandbox.get().client().redirectUris().getFirst());
        Map<String, String> answer = Software.query(person.address());
        JsonNode tokens = Software.json(software.redeem(answer.get("code")));
        return List.of(acr(tokens, "id_token"), acr(tokens, "access_token"));
    }

    private static String acr(JsonNode tokens, String token) {
        return Software.claims(tokens.path(token).textValue()).path("acr").asText();
    }

    private static TestCard card() {
        return TheSandbox.get().box().find(SOMEBODY.cardName()).orElseThrow();
    }
}
