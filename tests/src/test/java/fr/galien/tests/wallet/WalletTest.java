package fr.galien.tests.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.browser.Await;
import fr.galien.tests.system.EnrolmentUnderTest;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptException;

/** The application in Chromium, against the real service: enrolment, logins approved and refused, and what it must hold to. */
class WalletTest {

    private static final By REQUEST = By.cssSelector("#requests .request");

    @ParameterizedTest
    @CsvSource({
        "fr, medecin, Bienvenue, Vos demandes, C’est approuvé",
        "en, pharmacien, Welcome, Your requests, Approved"
    })
    void enrolsAndApprovesByTheNumberOfTheScreen(
            String language, String card, String welcome, String home, String approved, @TempDir Path desk) {
        try (WalletUser user = WalletUser.reading(Locale.of(language), desk)) {
            user.opens(WalletUser.HOME);
            user.isAt("welcome");
            assertThat(user.heading()).isEqualTo(welcome);
            user.findsThePageInOrder("80-wallet-welcome");

            EnrolmentUnderTest screen = EnrolmentUnderTest.begun(card);
            user.opens(screen.address());
            user.isAt("enrol");
            assertThat(user.heading()).contains(person(card).familyName());
            assertThat(user.focus().getText()).isEqualTo(user.heading());
            assertThat(user.browser().driver().getCurrentUrl()).isEqualTo(WalletUser.HOME.toString());
            user.findsThePageInOrder("81-wallet-enrol");
            user.reachesAndPresses(By.id("register"));
            user.isAt("confirm");
            assertThat(user.digits()).matches("\\d{6}");
            user.findsThePageInOrder("82-wallet-digits");
            user.confirmsAt(screen);
            assertThat(user.heading()).isEqualTo(home);
            user.findsThePageInOrder("83-wallet-home");

            user.presses("find");
            user.isAt("find");
            user.findsThePageInOrder("84-wallet-find");
            user.clicks(By.cssSelector("#way button"));
            user.isAt("home");

            // A browser that was never used: nothing rings, the request is found by its number.
            LoginScreen login = LoginScreen.beside(user, person(card));
            String number = login.asksForANumber();
            user.presses("find");
            user.types("number", number);
            user.clicks(By.cssSelector("form .main"));
            user.isAt("request");
            assertThat(user.sees(By.className("warning")).getText()).isNotBlank();
            user.findsThePageInOrder("85-wallet-request-found");
            user.presses("approve");
            user.isAt("done");
            assertThat(user.heading()).isEqualTo(approved);
            user.findsThePageInOrder("86-wallet-approved");
            login.isIn();

            // The same browser again: the request comes by itself.
            user.clicks(By.cssSelector("main .main"));
            user.isAt("home");
            String second = login.asksForANumber();
            user.sees(REQUEST);
            user.photographs("87-wallet-request-waiting");
            user.clicks(REQUEST);
            user.isAt("request");
            user.findsThePageInOrder("88-wallet-request");
            user.types("number", second);
            user.reachesAndPresses(By.id("approve"));
            user.isAt("done");
            login.isIn();

            user.clicks(By.cssSelector("main .main"));
            user.isAt("home");
            user.presses("history");
            user.isAt("history");
            assertThat(user.browser().driver().findElements(By.cssSelector(".past li")))
                    .hasSize(2);
            user.findsThePageInOrder("89-wallet-history");
            user.removesTheDevice("90-wallet-settings", "91-wallet-remove");
        }
    }

    @Test
    void refusesAndIsNotVerified(@TempDir Path desk) {
        try (WalletUser user = WalletUser.reading(Locale.FRENCH, desk)) {
            user.enrols("infirmiere");
            LoginScreen login = LoginScreen.beside(user, person("infirmiere"));

            user.isRecognised(false);
            user.opens(login.asksForAPhone());
            user.isAt("request");
            user.presses("approve");
            assertThat(user.note()).contains("ECPS-0273");
            user.isRecognised(true);
            user.presses("cancel");
            user.isAt("done");
            user.findsThePageInOrder("92-wallet-cancelled");
            login.isRefused("ECPS-02");

            String number = login.asksForANumber();
            user.opens(WalletUser.HOME);
            user.isAt("home");
            user.presses("find");
            user.types("number", number);
            user.clicks(By.cssSelector("form .main"));
            user.isAt("request");
            user.presses("fraud");
            user.isAt("fraud");
            user.findsThePageInOrder("93-wallet-fraud");
            user.presses("report");
            user.isAt("done");
            user.findsThePageInOrder("94-wallet-reported");
            login.isRefused("ECPS-02");

            // The same link once more: over.
            user.opens(login.asksForAPhone());
            user.isAt("request");
            user.presses("approve");
            user.isAt("done");
            login.isIn();
            user.forgetsTheDevice();
        }
    }

    @Test
    void readsTheCodeByCameraFromAPhotoAndFromThePasteboard(@TempDir Path desk) throws IOException {
        Path film = desk.resolve("camera.y4m");
        QrPicture.filmNothing(film);
        try (WalletUser user = WalletUser.reading(
                Locale.FRENCH,
                desk,
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=" + film)) {
            user.opens(WalletUser.HOME);
            user.isAt("welcome");
            EnrolmentUnderTest screen = EnrolmentUnderTest.begun("etudiant");
            QrPicture.of(screen.address()).film(film);
            user.clicks(By.cssSelector("main .main"));
            user.isAt("enrol");
            user.presses("register");
            user.confirmsAt(screen);

            LoginScreen login = LoginScreen.beside(user, person("etudiant"));
            QrPicture.filmNothing(film);
            URI link = login.asksForAPhone();
            user.presses("scan");
            user.isAt("scan");
            user.findsThePageInOrder("95-wallet-scan");
            Path photo =
                    Files.write(desk.resolve("photo.png"), QrPicture.of(link).png());
            user.types("picture", photo.toString());
            user.isAt("request");
            user.presses("approve");
            user.isAt("done");
            login.isIn();

            user.clicks(By.cssSelector("main .main"));
            user.isAt("home");
            user.presses("scan");
            user.isAt("scan");
            user.pastes(QrPicture.of(login.asksForAPhone()).png());
            user.isAt("request");
            user.presses("cancel");
            user.isAt("done");

            user.clicks(By.cssSelector("main .main"));
            user.isAt("home");
            user.presses("scan");
            for (String foreign : List.of(
                    "https://evil.example/#e.AAAAAAAAAAAAAAAAAAAAAA",
                    "javascript:alert(1)",
                    WalletUser.HOME + "#x.1",
                    WalletUser.HOME + "#e.short",
                    "WIFI:S:ward;;")) {
                user.sees(By.id("link")).clear();
                user.types("link", foreign);
                user.clicks(By.cssSelector("form .plain"));
                assertThat(user.note()).as(foreign).contains("ECPS-0271");
            }
            user.forgetsTheDevice();
        }
    }

    @Test
    void givesDigitsWithoutNetworkThatTheScreenTakes(@TempDir Path desk) throws IOException {
        try (WalletUser user = WalletUser.reading(Locale.FRENCH, desk)) {
            user.enrols("medecin");
            LoginScreen login = LoginScreen.beside(user, person("medecin"));
            Path photo = login.asksWithoutNetwork(desk);
            user.losesTheNetwork();
            user.presses("scan");
            user.isAt("scan");
            user.types("picture", photo.toString());
            user.isAt("offline");
            user.findsThePageInOrder("96-wallet-offline");
            user.presses("give");
            String digits = user.digits();
            assertThat(digits).matches("\\d{8}");
            user.findsThePageInOrder("97-wallet-offline-digits");
            user.findsTheNetworkAgain();
            login.isToldTheDigits(digits);
            login.isIn();

            // Signed by nobody, or by somebody else: not shown.
            for (String forged : List.of(
                    "eyJhbGciOiJFUzI1NiIsInR5cCI6Im1hcC1yZXF1ZXN0K2p3dCIsImtpZCI6IngifQ.e30.AAAA",
                    "eyJhbGciOiJub25lIn0.e30.AAAA")) {
                user.opens(URI.create(WalletUser.HOME + "#o." + forged));
                user.isAt("trouble");
                assertThat(user.text()).contains("ECPS-0272");
            }
            user.findsThePageInOrder("98-wallet-trouble");
            user.forgetsTheDevice();
        }
    }

    @Test
    void isRungByAMessageThatSaysNothingAndOpensWithoutNetwork(@TempDir Path desk) {
        try (WalletUser user = WalletUser.reading(Locale.FRENCH, desk)) {
            user.opens(WalletUser.HOME);
            user.isAt("welcome");
            user.asks("navigator.serviceWorker.ready.then(arguments[arguments.length - 1])");
            String origin = TheSandbox.get().addresses().phone().toString();
            user.tells("Browser.grantPermissions", Map.of("origin", origin, "permissions", List.of("notifications")));
            user.tells("ServiceWorker.enable", Map.of());
            Await.until("a bell rings", Duration.ofSeconds(60), () -> {
                // Again where the worker was not listening yet: a bell takes the place of the one before. It is the
                // first and
                // only worker of a profile that was never used.
                user.tells(
                        "ServiceWorker.deliverPushMessage",
                        Map.of("origin", origin, "registrationId", "0", "data", "{\"map\":1,\"w\":\"AAAAAAAAAAA\"}"));
                return List.of("Une demande attend votre réponse.").equals(user.asks("""
                                const done = arguments[arguments.length - 1];
                                const { getNotifications } = ServiceWorkerRegistration.prototype;
                                navigator.serviceWorker.ready
                                  .then((worker) => getNotifications.call(worker))
                                  .then((all) => done(all.map((one) => one.body)));
                                """));
            });

            assertThat(user.asks("""
                            const done = arguments[arguments.length - 1];
                            caches.open('shell').then((shell) => shell.keys()).then((all) => done(all.length));
                            """))
                    .asInstanceOf(InstanceOfAssertFactories.LONG)
                    .isGreaterThan(30);
        }
    }

    @Test
    void holdsToItsPolicy(@TempDir Path desk) {
        try (WalletUser user = WalletUser.reading(Locale.FRENCH, desk)) {
            user.opens(WalletUser.HOME);
            user.isAt("welcome");
            assertThat(user.forbidden()).isEmpty();

            for (String attack : List.of(
                    "document.body.innerHTML = '<img src=x>'",
                    "document.createElement('script').src = '/js/app.js'",
                    "document.createElement('script').text = '1'",
                    "trustedTypes.createPolicy('another', {})",
                    "trustedTypes.createPolicy('galien-worker', {})")) {
                assertThatThrownBy(() -> user.script(attack)).as(attack).isInstanceOf(JavascriptException.class);
            }
            for (String elsewhere : List.of(
                    "https://evil.example/", TheSandbox.get().addresses().demo().toString(), "data:text/plain,a")) {
                assertThat(user.asks(
                                "fetch(arguments[0]).then(() => 'came', () => 'did not').then(arguments[1])",
                                elsewhere))
                        .as(elsewhere)
                        .isEqualTo("did not");
            }
            // What an attacker's script could do with the keys: use them, never take them.
            assertThat(user.asks("""
                            const done = arguments[arguments.length - 1];
                            import('/js/jws.js')
                              .then((jws) => jws.newKeyPair())
                              .then((pair) => crypto.subtle.exportKey('pkcs8', pair.privateKey))
                              .then(() => done('taken'), (error) => done(error.name));
                            """)).isEqualTo("InvalidAccessError");
        }
    }

    private static Notable person(String card) {
        return Nation.notable().stream()
                .filter(one -> one.cardName().equals(card))
                .findFirst()
                .orElseThrow();
    }
}
