package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.browser.Firefox;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.Keys;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;

/** Keys on the screen: one is added with a card, then logs in with one click; and what is said when none answers. */
class KeysOnScreenTest {

    private static final Notable SOMEBODY = Nation.notable().getLast();
    private static final String NAME = SOMEBODY.givenName() + " " + SOMEBODY.familyName();

    private static final By ADD = By.id("galien-key-go");
    private static final By ADDED = By.id("galien-key-added");
    private static final By KEY = By.id("galien-means-passkey");
    private static final By NOTHING = By.cssSelector("[data-key=nothing]");
    private static final By KNOWN = By.cssSelector("[data-key=known]");

    @AfterEach
    void nobodyKeepsAKey() {
        Keys.removeAll(SOMEBODY.cardName());
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Ajouter une passkey, Votre passkey est enregistrée",
        "en, Add a passkey, Your passkey is registered"
    })
    void addsAPasskeyAndLogsInWithIt(String language, String title, String registered, @TempDir Path desk) {
        try (Person person = Person.withCard(card(), desk, Locale.of(language))) {
            VirtualAuthenticator key = person.hasAKey();
            asks(person, "galien-passkey");
            person.typesThePin();
            person.continuesAs(NAME);
            person.sees(ADD);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            person.findsThePageInOrder();
            person.gallery().photographWhole("110-passkey-add", Look.DESK);
            person.gallery().photographWhole("110-passkey-add", Look.DESK_AT_NIGHT);
            person.gallery().photographWhole("110-passkey-add", Look.PHONE);

            person.types(By.id("galien-key-name"), "Ordinateur du bureau");
            person.clicks(ADD);
            person.sees(ADDED);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(registered);
            assertThat(person.text()).contains("Ordinateur du bureau", "eidas1");
            person.findsThePageInOrder();
            person.gallery().photographWhole("111-passkey-added", Look.DESK);

            person.isForgotten();
            RegisteredClient software = Keys.takingPasskeys();
            person.opens(Software.of(software).authorizationRequest());
            person.sees(KEY);
            person.findsThePageInOrder();
            person.gallery().photographWhole("112-login-with-key", Look.DESK);
            person.gallery().photographWhole("112-login-with-key", Look.PHONE);

            // Their finger is not known any more.
            key.setUserVerified(false);
            person.reachesAndPresses(KEY);
            person.sees(NOTHING);
            person.findsThePageInOrder();
            person.gallery().photographWhole("113-key-without-answer", Look.DESK);

            // No dead end: another means is a click away, and so is the key.
            person.clicks(Pages.PHONE);
            person.sees(Pages.PHONE_CODE);
            person.clicks(Pages.PHONE_OTHER);
            key.setUserVerified(true);
            person.clicks(KEY);
            person.isAt(software.redirectUris().getFirst());

            // In the field of the identifier, by itself: the finger is on the key already.
            person.isForgotten();
            RegisteredClient another = Keys.takingPasskeysAndPasswords();
            person.opens(Software.of(another).authorizationRequest());
            person.clicks(By.id("galien-means-password"));
            person.isAt(another.redirectUris().getFirst());
        }
    }

    @ParameterizedTest
    @CsvSource({"fr, Ajouter une clé de sécurité", "en, Add a security key"})
    void addsASecurityKeyOnce(String language, String title, @TempDir Path desk) {
        try (Person person = Person.withCard(card(), desk, Locale.of(language))) {
            person.hasAKey();
            asks(person, "galien-security-key");
            person.typesThePin();
            person.continuesAs(NAME);
            person.sees(ADD);
            assertThat(person.sees(Pages.HEADING).getText()).isEqualTo(title);
            person.findsThePageInOrder();
            person.gallery().photographWhole("114-security-key-add", Look.DESK);
            person.clicks(ADD);
            assertThat(person.sees(ADDED).getDomAttribute("data-acr")).isEqualTo("eidas2");
            person.findsThePageInOrder();
            person.gallery().photographWhole("115-security-key-added", Look.DESK);

            person.isForgotten();
            asks(person, "galien-security-key");
            person.continuesAs(NAME);
            person.clicks(ADD);
            person.sees(KNOWN);
            person.findsThePageInOrder();
            person.gallery().photographWhole("116-security-key-known", Look.DESK);
        }
    }

    /** As an old browser, or one in which somebody switched keys off. */
    @Test
    void saysThatTheBrowserCannotUseAKey(@TempDir Path desk) {
        URI login = Software.of(Keys.takingPasskeys()).authorizationRequest();
        Path root = TheSandbox.get().home().tls().resolve("root.pem");
        try (Firefox firefox =
                Firefox.start(desk, root, Map.of("security.webauth.webauthn", false, "intl.accept_languages", "fr"))) {
            firefox.open(login);
            firefox.click("#galien-means-passkey");
            firefox.await("[data-key=unable]:not([hidden])");

            assertThat(firefox.text("[data-key=unable]")).startsWith("Ce navigateur ne peut pas utiliser de clé ici.");
        }
    }

    private static void asks(Person person, String action) {
        person.opens(
                Software.of(TheSandbox.get().client()).and("kc_action", action).authorizationRequest());
        person.clicks(Pages.CARD);
    }

    private static TestCard card() {
        return TheSandbox.get().box().find(SOMEBODY.cardName()).orElseThrow();
    }
}
