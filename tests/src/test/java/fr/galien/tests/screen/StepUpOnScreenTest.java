package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.tests.browser.Await;
import fr.galien.tests.mobile.Pocket;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.system.CodesUnderTest;
import fr.galien.tests.system.Keys;
import fr.galien.tests.system.Phones;
import fr.galien.tests.system.Software;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.virtualauthenticator.Credential;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;

/** From each means to each that is stronger, as the person at the screen sees it; then the session is not asked again. */
class StepUpOnScreenTest {

    private static final Notable SOMEBODY = Nation.notable().getLast();
    private static final String NAME = SOMEBODY.givenName() + " " + SOMEBODY.familyName();
    private static final String PASSWORD = "chaise velours tambour gris";
    private static final String REASON = "Signer une ordonnance sécurisée";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final By KEY = By.id("galien-means-passkey");
    private static final By PASSWORD_BUTTON = By.id("galien-means-password");
    private static final By STEP_UP = By.id("galien-step-up");
    private static final By SESSION = By.cssSelector("[name=session][value=continue]");

    private final RegisteredClient client = TheSandbox.get()
            .register(
                    "step-up-screens",
                    new ClientHabits(
                            true,
                            false,
                            Optional.empty(),
                            List.of(),
                            ClientHabits.Ciba.NO,
                            ClientHabits.WEAKER,
                            Optional.of(REASON)));

    /** With what somebody identifies themselves on the screen, and what it is worth. */
    private enum Means {
        PASSKEY(1),
        SECURITY_KEY(2),
        PASSWORD_AND_CODE(1),
        PASSWORD_AND_PAPER(1),
        PHONE(1),
        PHONE_WITHOUT_NETWORK(1),
        ATTESTED_PHONE(2),
        CARD(3);

        private final int level;

        Means(int level) {
            this.level = level;
        }

        String acr() {
            return "eidas" + level;
        }
    }

    private Person person;
    private VirtualAuthenticator authenticator;
    private List<Credential> passkey = List.of();
    private List<Credential> securityKey = List.of();
    private CodeApplication application;
    private List<String> paper;
    private Phone phone;
    private Phone attestedPhone;
    private boolean knowsThePin;

    @BeforeEach
    void aHospitalWantsPasswords() {
        CodesUnderTest.passwordsFor("everybody");
    }

    @AfterEach
    void nobodyKeepsAnything() {
        Keys.removeAll(SOMEBODY.cardName());
        Phones.removeAll(SOMEBODY.cardName());
        CodesUnderTest.forget(SOMEBODY.cardName());
        CodesUnderTest.passwordsFor("nobody");
    }

    @ParameterizedTest
    @CsvSource({
        "fr, PASSKEY, CARD, 3",
        "en, PASSKEY, SECURITY_KEY, 2",
        "fr, PASSKEY, ATTESTED_PHONE, 2",
        "en, PASSWORD_AND_CODE, CARD, 2",
        "fr, PASSWORD_AND_CODE, SECURITY_KEY, 2",
        "en, PASSWORD_AND_PAPER, ATTESTED_PHONE, 2",
        "fr, PHONE, SECURITY_KEY, 2",
        "en, PHONE, CARD, 3",
        "fr, PHONE_WITHOUT_NETWORK, ATTESTED_PHONE, 2",
        "en, PHONE_WITHOUT_NETWORK, CARD, 2",
        "fr, SECURITY_KEY, CARD, 3",
        "en, ATTESTED_PHONE, CARD, 3",
    })
    void asksOnlyForWhatIsMissing(String language, Means first, Means second, int asked, @TempDir Path desk) {
        String wanted = "eidas" + asked;
        try (Person atTheScreen = Person.withCard(
                TheSandbox.get().box().find(SOMEBODY.cardName()).orElseThrow(), desk, Locale.of(language))) {
            person = atTheScreen;
            getsReadyFor(first);
            getsReadyFor(second);

            Software asksLittle = opens(first.acr());
            identifiesBy(first);
            JsonNode before = tokens(asksLittle);
            assertThat(acr(before, "id_token")).isEqualTo(first.acr());

            Software asksMore = opens(wanted);
            WebElement notice = person.sees(STEP_UP);
            assertThat(notice.getDomAttribute("data-now")).isEqualTo(first.acr());
            assertThat(notice.getDomAttribute("data-asked")).isEqualTo(wanted);
            assertThat(person.text()).contains(REASON);
            assertThat(person.has(PASSWORD_BUTTON)).isFalse();
            assertThat(person.has(Pages.PHONE)).isEqualTo(asked <= 2);
            person.findsThePageInOrder();
            person.gallery().photographWhole("140-step-up-" + first.level + "-to-" + asked, Look.DESK);
            person.gallery().photographWhole("140-step-up-" + first.level + "-to-" + asked, Look.PHONE);
            identifiesBy(second);
            JsonNode after = tokens(asksMore);
            assertThat(acr(after, "id_token")).isEqualTo(wanted);
            assertThat(acr(after, "access_token")).isEqualTo(second.acr());
            assertThat(claim(after, "sub")).isEqualTo(claim(before, "sub"));
            assertThat(claim(after, "sid")).isEqualTo(claim(before, "sid"));

            Software asksAgain = opens(wanted);
            person.clicks(SESSION);
            assertThat(acr(tokens(asksAgain), "id_token")).isEqualTo(wanted);
        }
    }

    private void getsReadyFor(Means means) {
        switch (means) {
            case PASSKEY -> passkey = isGivenAKey("galien-passkey", means);
            case SECURITY_KEY -> securityKey = isGivenAKey("galien-security-key", means);
            case PASSWORD_AND_CODE -> {
                CodesUnderTest.setsAPassword(SOMEBODY.cardName(), PASSWORD);
                application = CodesUnderTest.addsAnApplication(SOMEBODY.cardName());
            }
            case PASSWORD_AND_PAPER -> {
                CodesUnderTest.setsAPassword(SOMEBODY.cardName(), PASSWORD);
                paper = CodesUnderTest.makesAList(SOMEBODY.cardName());
            }
            case PHONE, PHONE_WITHOUT_NETWORK -> phone = Phones.of(SOMEBODY.cardName());
            case ATTESTED_PHONE ->
                attestedPhone = Pocket.of(SOMEBODY.nationalId().value(), "TEE").phone();
            case CARD -> {}
        }
    }

    /** Behind the card; then the key is put away, and so is the session. */
    private List<Credential> isGivenAKey(String action, Means means) {
        if (authenticator == null) {
            authenticator = person.hasAKey();
        }
        person.opens(Software.of(client).and("kc_action", action).authorizationRequest());
        identifiesBy(Means.CARD);
        person.clicks(By.id("galien-key-go"));
        assertThat(person.sees(By.id("galien-key-added")).getDomAttribute("data-acr"))
                .isEqualTo(means.acr());
        List<Credential> made = authenticator.getCredentials();
        authenticator.removeAllCredentials();
        person.clicks(By.cssSelector("#galien-key-done button"));
        isBack();
        person.isForgotten();
        return made;
    }

    private void identifiesBy(Means means) {
        switch (means) {
            case PASSKEY -> touches(passkey);
            case SECURITY_KEY -> touches(securityKey);
            // The code of now has added the application, and is good once.
            case PASSWORD_AND_CODE ->
                typesThePasswordAnd(
                        By.id("otp"), application.codeAt(Instant.now().plus(CodeApplication.STEP)));
            case PASSWORD_AND_PAPER -> {
                typesThePasswordAnd(By.id("recovery"), paper.getFirst());
                person.clicks(By.cssSelector("#galien-codes-left button"));
            }
            case PHONE -> approves(phone);
            case ATTESTED_PHONE -> approves(attestedPhone);
            case PHONE_WITHOUT_NETWORK -> {
                person.clicks(Pages.PHONE);
                person.types(Pages.PHONE_PERSON, SOMEBODY.nationalId().value());
                person.clicks(Pages.PHONE_OFFLINE);
                person.sees(By.id("code"));
                person.types(By.id("code"), phone.offlineCode((PhoneLink.Offline) link()));
                person.clicks(By.cssSelector("#galien-phone-code button"));
            }
            case CARD -> {
                person.clicks(Pages.CARD);
                if (!knowsThePin) {
                    person.typesThePin();
                    knowsThePin = true;
                }
                person.continuesAs(NAME);
            }
        }
    }

    private void touches(List<Credential> key) {
        key.forEach(authenticator::addCredential);
        person.clicks(KEY);
        isBack();
        authenticator.removeAllCredentials();
    }

    private void typesThePasswordAnd(By where, String code) {
        person.clicks(PASSWORD_BUTTON);
        person.types(By.id("username"), SOMEBODY.nationalId().value());
        person.types(By.id("password"), PASSWORD);
        if (where.equals(By.id("recovery"))) {
            person.clicks(By.cssSelector("#galien-password-paper summary"));
        }
        person.types(where, code);
        person.clicks(By.id("galien-password-go"));
    }

    private void approves(Phone inHand) {
        person.clicks(Pages.PHONE);
        PhoneLink.Approve link = (PhoneLink.Approve) link();
        try {
            inHand.approve(inHand.scan(link).getFirst(), link.bind());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PhoneLink link() {
        return PhoneLink.read(URI.create(person.sees(Pages.PHONE_CODE).getDomAttribute("data-link")))
                .orElseThrow();
    }

    private Software opens(String acr) {
        Software software = Software.of(client).and("acr_values", acr);
        person.opens(software.authorizationRequest());
        return software;
    }

    private void isBack() {
        person.isAt(client.redirectUris().getFirst());
    }

    private JsonNode tokens(Software software) {
        Await.until("an answer", PATIENCE, () -> software.isAnswered(Software.query(person.address())));
        return Software.json(software.redeem(Software.query(person.address()).get("code")));
    }

    private static String acr(JsonNode tokens, String token) {
        return Software.claims(tokens.path(token).textValue()).path("acr").asText();
    }

    private static JsonNode claim(JsonNode tokens, String claim) {
        return Software.claims(tokens.path("id_token").textValue()).path(claim);
    }
}
