package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.launch.Secret;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.nation.Outsider;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.CodesUnderTest;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** Password and codes on the screen: given behind a card, used by somebody without one. */
class PasswordOnScreenTest {

    private static final Notable SOMEBODY = Nation.notable().get(2);
    private static final String NAME = SOMEBODY.givenName() + " " + SOMEBODY.familyName();
    private static final String PASSWORD = "chaise velours tambour gris";

    private static final By BUTTON = By.id("galien-means-password");
    private static final By PERSON = By.id("username");
    private static final By SECRET = By.id("password");
    private static final By CODE = By.id("otp");
    private static final By GO = By.id("galien-password-go");
    private static final By PAPER = By.cssSelector("#galien-password-paper summary");
    private static final By RECOVERY = By.id("recovery");

    @BeforeEach
    void aHospitalWantsPasswords() {
        CodesUnderTest.passwordsFor("everybody");
    }

    @AfterEach
    void nobodyKeepsOne() {
        CodesUnderTest.forget(SOMEBODY.cardName());
        CodesUnderTest.passwordsFor("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Mot de passe et code, ne vont pas ensemble",
        "en, Password and code, do not go together",
    })
    void letsSomebodyWithoutCardIn(String language, String title, String wrong, @TempDir Path desk) {
        Outsider iris = Nation.outsider();
        String password = TheSandbox.get().secret(Secret.OUTSIDER_PASSWORD);
        CodeApplication application = CodeApplication.of(TheSandbox.get().secret(Secret.OUTSIDER_CODES));
        try (Person person = Person.withoutCard(desk, Locale.of(language))) {
            person.opensTheSoftware();
            person.asksToLogIn();
            person.clicks(BUTTON);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            person.findsThePageInOrder();
            person.gallery().photographWhole("120-password", Look.DESK);
            person.gallery().photographWhole("120-password", Look.PHONE_AT_NIGHT);

            person.types(PERSON, iris.userName());
            person.types(SECRET, "not this one");
            person.types(CODE, "123456");
            person.clicks(GO);
            assertThat(person.sees(Pages.REFUSAL).getText()).contains(wrong, "FACTOR-1541");
            assertThat(person.sees(PERSON).getDomProperty("value")).isEqualTo(iris.userName());
            person.clicks(PAPER);
            person.findsThePageInOrder();
            person.gallery().photographWhole("121-password-wrong", Look.DESK);

            person.types(SECRET, password);
            // Two people read this page in turn, and a code is good for one of them.
            person.types(
                    CODE,
                    application.codeAt(
                            language.equals("fr")
                                    ? Instant.now()
                                    : Instant.now().plus(CodeApplication.STEP)));
            person.clicks(GO);
            person.sees(Pages.DEMO_SESSION);
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Choisir un mot de passe", "en, Choose a password"})
    void givesThemBehindACardAndTellsHowManyAreLeft(String language, String title, @TempDir Path desk) {
        TestCard card = TheSandbox.get().box().find(SOMEBODY.cardName()).orElseThrow();
        try (Person person = Person.withCard(card, desk, Locale.of(language))) {
            person.opens(asking("galien-password"));
            person.clicks(Pages.CARD);
            person.typesThePin();
            person.continuesAs(NAME);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            person.findsThePageInOrder();
            person.gallery().photographWhole("122-password-set", Look.DESK);
            setsAPassword(person, "motdepasse2026");
            person.sees(By.id("galien-password-error"));
            person.findsThePageInOrder();
            setsAPassword(person, PASSWORD);
            isBackAtTheSoftware(person);

            person.opens(asking("galien-totp"));
            identifies(person);
            String shown = person.sees(By.id("galien-codes-qr")).getDomAttribute("viewBox");
            assertThat(shown).startsWith("0 0 ");
            person.clicks(By.cssSelector(".galien-details summary"));
            person.findsThePageInOrder();
            person.gallery().photographWhole("123-application", Look.DESK);
            person.gallery().photographWhole("123-application", Look.PHONE);
            String secret = person.sees(By.id("galien-codes-secret")).getText().replace(" ", "");
            person.types(By.id("code"), new CodeApplication(Base32.decode(secret)).codeAt(Instant.now()));
            person.clicks(By.cssSelector("#galien-codes-confirm button"));
            isBackAtTheSoftware(person);

            person.opens(asking("galien-recovery-codes"));
            identifies(person);
            String first =
                    person.sees(By.cssSelector("#galien-codes-list code")).getText();
            person.sees(By.id("galien-codes-print"));
            person.findsThePageInOrder();
            person.gallery().photographWhole("124-recovery-codes", Look.DESK);
            person.gallery().photographWhole("124-recovery-codes", Look.PHONE);
            person.clicks(By.id("written"));
            person.clicks(By.cssSelector("#galien-codes-confirm button"));
            isBackAtTheSoftware(person);

            // Somebody is there already: their name is on the page, and no field for it.
            person.opens(Software.asking().and("prompt", "login").authorizationRequest());
            person.clicks(BUTTON);
            assertThat(person.sees(By.id("galien-password-person")).getText()).isEqualTo(NAME);
            person.clicks(PAPER);
            person.findsThePageInOrder();
            person.gallery().photographWhole("125-password-known", Look.DESK);
            person.types(SECRET, PASSWORD);
            person.types(RECOVERY, first);
            person.clicks(GO);
            assertThat(person.sees(By.id("galien-codes-left")).getDomAttribute("data-left"))
                    .isEqualTo("11");
            person.findsThePageInOrder();
            person.gallery().photographWhole("126-codes-left", Look.DESK);
        }
    }

    private static URI asking(String action) {
        return Software.asking().and("kc_action", action).authorizationRequest();
    }

    private static void identifies(Person person) {
        person.clicks(Pages.CARD);
        person.continuesAs(NAME);
    }

    private static void setsAPassword(Person person, String password) {
        person.types(By.id("password-new"), password);
        person.types(By.id("password-confirm"), password);
        person.clicks(By.cssSelector("#galien-password-set button"));
    }

    private static void isBackAtTheSoftware(Person person) {
        person.isAt(TheSandbox.get().client().redirectUris().getFirst());
    }
}
