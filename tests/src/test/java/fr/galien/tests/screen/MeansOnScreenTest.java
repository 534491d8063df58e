package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Json;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.Console;
import fr.galien.tests.system.DeskOperator;
import fr.galien.tests.system.Keys;
import fr.galien.tests.system.Phones;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** What identifies somebody, on the screen: shown, added to, given up after a step-up; and the desk's link. */
class MeansOnScreenTest {

    private static final Notable SOMEBODY = Nation.notable().getLast();
    private static final String NAME = SOMEBODY.givenName() + " " + SOMEBODY.familyName();

    private static final URI MEANS = URI.create(Person.addresses().issuer() + "/account/means");

    private static final String TWO_OPERATORS = "galien.desk.two-operators";

    private static final By GUIDE = By.id("galien-guide");
    private static final By DONE = By.id("galien-mine-done");
    private static final By KEY = By.cssSelector("[data-kind=passkey]");
    private static final By DELETING = By.cssSelector("[data-kind=passkey] .galien-details--revoke summary");
    private static final By FIRST = By.cssSelector("[data-kind=passkey] [data-first=delete]");
    private static final By DELETE = By.cssSelector("[data-kind=passkey] button[value=delete]");
    private static final By RENAMING = By.cssSelector("[data-kind=passkey] .galien-details--rename summary");
    private static final By ADD_KEY = By.id("galien-key-go");
    private static final By ADDED = By.id("galien-key-added");

    @AfterEach
    void nobodyKeepsAKey() {
        levelsLast("7200", "14400");
        Keys.removeAll(SOMEBODY.cardName());
        new Console()
                .changeRealm(realm -> realm.withObjectProperty("attributes").remove(TWO_OPERATORS));
    }

    @ParameterizedTest
    @CsvSource({"fr, Mes moyens de connexion, Ajouter un moyen", "en, My means of identification, Add a means"})
    void showsAddsRenamesAndDeletes(String language, String title, String adding, @TempDir Path desk) {
        Phones.of(SOMEBODY.cardName());
        try (Person person = Person.withCard(card(), desk, Locale.of(language))) {
            person.hasAKey();
            person.opens(MEANS);
            person.clicks(Pages.CARD);
            person.typesThePin();
            person.continuesAs(NAME);
            person.sees(GUIDE);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            assertThat(person.text()).contains("CPS", "eidas3", "eidas1", adding);
            person.findsThePageInOrder();
            person.gallery().photographWhole("130-means", Look.DESK);
            person.gallery().photographWhole("130-means", Look.DESK_AT_NIGHT);
            person.gallery().photographWhole("130-means", Look.PHONE);

            person.clicks(By.id("galien-add-passkey"));
            person.clicks(Pages.CARD);
            person.continuesAs(NAME);
            person.types(By.id("galien-key-name"), "Ordinateur de garde");
            person.clicks(ADD_KEY);
            person.sees(ADDED);
            person.clicks(By.cssSelector("#galien-key-done button"));
            person.sees(DONE);
            assertThat(person.sees(KEY).getText()).contains("Ordinateur de garde", "eidas1");
            person.findsThePageInOrder();
            person.gallery().photographWhole("131-means-added", Look.DESK);

            person.clicks(RENAMING);
            person.types(By.cssSelector("[data-kind=passkey] input[name=name]"), "Trousseau");
            person.goesOn(() -> person.clicks(By.cssSelector("[data-kind=passkey] button[value=rename]")));
            person.sees(DONE);
            assertThat(person.sees(KEY).getText()).contains("Trousseau");

            // As if the card had been shown too long ago.
            levelsLast("1", "1");
            person.goesOn(() -> person.opens(MEANS));
            person.clicks(DELETING);
            person.sees(FIRST);
            person.findsThePageInOrder();
            person.gallery().photographWhole("134-means-step-up", Look.DESK);
            levelsLast("7200", "14400");
            person.clicks(FIRST);
            person.clicks(Pages.CARD);
            person.continuesAs(NAME);
            person.sees(By.id("galien-mine-back"));

            // Not by one press.
            person.clicks(DELETING);
            person.sees(DELETE);
            person.findsThePageInOrder();
            person.gallery().photographWhole("132-means-delete", Look.DESK);
            person.goesOn(() -> person.clicks(DELETE));
            person.sees(DONE);
            person.doesNotSee(KEY);
            person.gallery().photographWhole("133-means-deleted", Look.DESK);
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Ajouter un moyen de connexion", "en, Add a means of identification"})
    void addsAKeyByALinkOfTheDesk(String language, String title, @TempDir Path desk) {
        try (Person person = Person.withoutCard(desk, Locale.of(language))) {
            person.hasAKey();
            URI link = link();
            person.opens(link);
            person.sees(By.id("galien-desk-onward"));
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            assertThat(person.text()).contains(NAME);
            person.findsThePageInOrder();
            person.gallery().photographWhole("135-desk-link", Look.DESK);
            person.gallery().photographWhole("135-desk-link", Look.PHONE);

            person.clicks(By.id("galien-desk-onward"));
            person.clicks(ADD_KEY);
            person.sees(ADDED);
            person.clicks(By.cssSelector("#galien-key-done button"));
            person.sees(Pages.INFO);
            person.findsThePageInOrder();
            person.gallery().photographWhole("136-desk-link-done", Look.DESK);

            person.opens(link);
            assertThat(person.sees(Pages.REFUSAL).getDomAttribute("data-code")).isEqualTo("FACTOR-1580");
            person.findsThePageInOrder();
            person.gallery().photographWhole("137-desk-link-used", Look.DESK);
        }
    }

    /** @param others of the two lower levels */
    private static void levelsLast(String eidas3, String others) {
        new Console()
                .changeRealm(realm -> realm.withObjectProperty("attributes")
                        .put("galien.level.lasts.eidas3", eidas3)
                        .put("galien.level.lasts.eidas2", others)
                        .put("galien.level.lasts.eidas1", others));
    }

    private static URI link() {
        new Console()
                .changeRealm(realm -> realm.withObjectProperty("attributes").put(TWO_OPERATORS, "false"));
        return URI.create(Software.json(DeskOperator.of("desk-keys", "enrol-keys", "galien-keys")
                        .post(
                                "enrolment",
                                Json.object()
                                        .put("person", SOMEBODY.nationalId().value())
                                        .put("reason", "lost-key")
                                        .put("means", "passkey")))
                .path("link")
                .textValue());
    }

    private static TestCard card() {
        return TheSandbox.get().box().find(SOMEBODY.cardName()).orElseThrow();
    }
}
