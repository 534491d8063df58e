package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.Meanwhile;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** One browser, one software after the other, and the keyboard alone. */
class WhoseSessionOnScreenTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();
    private static final String NAME = DOCTOR.givenName() + " " + DOCTOR.familyName();

    private static final By CONTINUE = By.id("galien-confirm-continue");
    private static final By NOT_ME = By.id("galien-confirm-not-me");
    private static final By SEARCH = By.id("galien-search");
    private static final By NONE = By.id("galien-activity-none");
    private static final By FIRST_OF_THE_LIST = By.cssSelector("#galien-activity li:not([hidden]) button");

    @ParameterizedTest
    @CsvSource({
        "fr, Est-ce toujours vous, La session de la personne précédente est fermée",
        "en, Is this still you?, The previous person's session is closed"
    })
    void saysWhoIsLoggedInAndLetsTheNextPersonIn(String language, String question, String closed, @TempDir Path desk) {
        try (Person person = withTheDoctorsCard(language, desk)) {
            logIn(person, anotherSoftware("openid"));

            person.opens(anotherSoftware("openid"));
            assertThat(person.sees(Pages.HEADING).getText()).startsWith(question);
            assertThat(person.sees(Pages.HOLDER).getText()).isEqualTo(NAME);
            assertThat(person.sees(By.tagName("main")).findElements(By.cssSelector("main button")))
                    .as("two answers and nothing else")
                    .hasSize(2);
            assertThat(person.focus()).isEqualTo(person.sees(Pages.HEADING));
            person.findsThePageInOrder();
            person.gallery().photograph("70-whose-session");
            person.gallery().photograph("71-whose-session", Look.DESK_AT_NIGHT);
            person.gallery().photograph("72-whose-session", Look.PHONE);
            person.reachesAndPresses(CONTINUE);
            person.isAt(software().redirectUris().getFirst());

            person.opens(anotherSoftware("openid"));
            person.reachesAndPresses(NOT_ME);
            person.sees(Pages.CARD);
            assertThat(person.sees(By.tagName("main")).getText())
                    .contains(closed)
                    .doesNotContain(DOCTOR.familyName());
            person.findsThePageInOrder();
            person.gallery().photograph("73-session-closed");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Dans quelle activité exercez-vous, Aucune de vos activités",
        "en, Which activity are you working in?, None of your activities"
    })
    void letsThePersonChooseTheirActivityAndSearchAsTheyType(
            String language, String question, String nothing, @TempDir Path desk) throws SQLException {
        try (Person person = withTheDoctorsCard(language, desk)) {
            logIn(person, anotherSoftware("openid"));
            person.opens(anotherSoftware("openid activity"));
            person.reachesAndPresses(CONTINUE);
            assertThat(person.sees(Pages.HEADING).getText()).startsWith(question);
            person.sees(FIRST_OF_THE_LIST);
            person.findsThePageInOrder();
            person.gallery().photograph("74-activity");
            person.gallery().photograph("75-activity", Look.DESK_AT_NIGHT);
            person.gallery().photograph("76-activity", Look.PHONE);

            Meanwhile many = Meanwhile.inFiveMorePlaces(DOCTOR.cardName());
            try {
                person.opens(anotherSoftware("openid activity"));
                person.reachesAndPresses(CONTINUE);
                person.reaches(SEARCH);
                person.sees(SEARCH).sendKeys("ETANG 4");
                assertThat(person.sees(FIRST_OF_THE_LIST).getText()).contains("CLINIQUE DE L'ÉTANG 4");
                person.gallery().photograph("77-activity-search");
                person.sees(SEARCH).sendKeys(" nowhere");
                assertThat(person.sees(NONE).getText()).startsWith(nothing);
                for (int letter = 0; letter < " nowhere".length(); letter++) {
                    person.sees(SEARCH).sendKeys(Keys.BACK_SPACE);
                }
                person.reachesAndPresses(FIRST_OF_THE_LIST);
                person.isAt(software().redirectUris().getFirst());
            } finally {
                many.isOver();
            }
        }
    }

    private static Person withTheDoctorsCard(String language, Path desk) {
        TestCard card = TheSandbox.get().box().find(DOCTOR.cardName()).orElseThrow();
        return Person.withCard(card, desk, Locale.of(language));
    }

    private static void logIn(Person person, URI software) {
        person.opens(software);
        person.reachesAndPresses(Pages.CARD);
        person.typesThePin();
        person.sees(Pages.HOLDER);
        person.reachesAndPresses(Pages.CONTINUE);
        person.isAt(software().redirectUris().getFirst());
    }

    private static RegisteredClient software() {
        return TheSandbox.get().client();
    }

    private static URI anotherSoftware(String scope) {
        return URI.create(Person.addresses().walletAuthorization() + "?response_type=code&acr_values=eidas1&scope="
                + encoded(scope) + "&client_id=" + encoded(software().id()) + "&redirect_uri="
                + encoded(software().redirectUris().getFirst().toString()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
