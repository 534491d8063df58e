package fr.galien.tests.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.Addresses;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.tls.SandboxTls;
import fr.galien.tests.browser.Await;
import fr.galien.tests.browser.Firefox;
import fr.galien.tests.system.EnrolmentUnderTest;
import fr.galien.tests.system.TheSandbox;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application in Firefox: enrolled there, rung by the real service through real Web Push, decrypted by the browser. */
class FirefoxTest {

    private static final Notable DOCTOR = Nation.notable().getFirst();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String AT = "#screen[data-screen='%s'] h1";

    @Test
    void enrolsIsRungAndApproves(@TempDir Path desk) {
        TheSandbox sandbox = TheSandbox.get();
        SandboxTls tls = SandboxTls.openOrCreate(sandbox.home().tls(), Clock.systemUTC(), new SecureRandom());
        try (FirefoxPushService service = FirefoxPushService.start(sandbox.pushPort(), tls.server());
                Firefox firefox = Firefox.start(desk, tls.root(), preferences(service))) {
            firefox.hasAFinger();
            enrol(firefox);

            firefox.click("#way button");
            isAt(firefox, "settings");
            firefox.click("#allow");
            Await.until("the bell hangs", PATIENCE, () -> !firefox.text("#note").isBlank());
            assertThat(firefox.text("#note")).isEqualTo("C’est enregistré.");
            firefox.click("#way button");
            isAt(firefox, "home");

            // By hand the first time; then this browser is known, and the phone is rung.
            String phone = firefox.openTab();
            String screen = firefox.tab();
            String number = login(firefox);
            firefox.goTo(phone);
            firefox.click("#find");
            firefox.type("#number", number);
            firefox.click("form .main");
            approve(firefox);
            firefox.goTo(screen);
            firefox.await("#who");
            firefox.click("form[action='/logout'] button");
            assertThat(service.bells()).isEmpty();

            String second = login(firefox);
            Await.until("the bell rings", PATIENCE, () -> !service.bells().isEmpty());
            assertThat(service.bells().getFirst().get("urgency")).isEqualTo("high");
            firefox.goTo(phone);
            assertThat(firefox.asks("""
                            const done = arguments[arguments.length - 1];
                            const look = async () => {
                              const all = await (await navigator.serviceWorker.ready).getNotifications();
                              if (all.length === 0) return setTimeout(look, 100);
                              all.forEach((one) => one.close());
                              done(all[0].body);
                            };
                            look();
                            """).asText()).isEqualTo("Une demande attend votre réponse.");
            firefox.click("main .main");
            firefox.click("#requests .request");
            firefox.type("#number", second);
            approve(firefox);
            firefox.goTo(screen);
            firefox.await("#who");
            assertThat(firefox.text("#who")).isEqualTo(DOCTOR.givenName() + " " + DOCTOR.familyName());

            firefox.goTo(phone);
            firefox.click("main .main");
            firefox.click("#way button");
            firefox.click("#remove");
            firefox.click("#remove-yes");
            isAt(firefox, "welcome");
        }
    }

    private static void enrol(Firefox firefox) {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(DOCTOR.cardName());
        firefox.open(screen.address());
        isAt(firefox, "enrol");
        firefox.click("#register");
        isAt(firefox, "confirm");
        screen.press("look");
        screen.confirm(firefox.property("#digits .unseen", "textContent").replace(" ", ""));
        isAt(firefox, "enrolled");
        firefox.click("main .main");
        isAt(firefox, "home");
    }

    private static String login(Firefox firefox) {
        Addresses addresses = TheSandbox.get().addresses();
        firefox.open(addresses.demo());
        firefox.click("a.button[href='/login']");
        firefox.click("#galien-means-phone");
        firefox.type("#person", DOCTOR.nationalId().value());
        firefox.click("#galien-phone-person button");
        return firefox.attribute("#galien-phone-number", "data-number");
    }

    private static void approve(Firefox firefox) {
        isAt(firefox, "request");
        firefox.click("#approve");
        isAt(firefox, "done");
    }

    private static void isAt(Firefox firefox, String screen) {
        try {
            firefox.await(AT.formatted(screen));
        } catch (AssertionError e) {
            throw new AssertionError("not at \"" + screen + "\" but at: " + firefox.text("body"), e);
        }
    }

    private static Map<String, Object> preferences(FirefoxPushService service) {
        return Map.of(
                "intl.accept_languages", "fr",
                "dom.push.serverURL", service.browserAddress(),
                "dom.push.testing.allowInsecureServerURL", true,
                "dom.push.connection.enabled", true,
                "permissions.default.desktop-notification", 1,
                "alerts.useSystemBackend", false,
                "security.webauth.webauthn_enable_softtoken", true,
                "security.webauth.webauthn_enable_usbtoken", false);
    }
}
