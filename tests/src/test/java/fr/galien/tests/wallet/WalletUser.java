package fr.galien.tests.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.tests.browser.CardBrowser;
import fr.galien.tests.screen.Gallery;
import fr.galien.tests.screen.Gallery.Look;
import fr.galien.tests.screen.Inspection;
import fr.galien.tests.system.EnrolmentUnderTest;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** Somebody with the application in a browser that knows their finger. */
final class WalletUser implements AutoCloseable {

    /** The application's own address. */
    static final URI HOME = URI.create(TheSandbox.get().addresses().phone().toString() + "/");

    private static final int MOST_TABS = 12;

    private final CardBrowser browser;
    private final Locale language;
    private final Gallery gallery;
    private final Inspection inspection;
    private final VirtualAuthenticator finger;

    private WalletUser(CardBrowser browser, Locale language) {
        this.browser = browser;
        this.language = language;
        this.gallery = new Gallery(browser, language);
        this.inspection = new Inspection(browser);
        gallery.lookAt(Look.PHONE);
        this.finger = ((HasVirtualAuthenticator) browser.driver())
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                        .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
    }

    /** @param desk a directory of this person alone */
    static WalletUser reading(Locale language, Path desk, String... arguments) {
        return new WalletUser(
                CardBrowser.withoutReader(desk, TheSandbox.get().home().tls().resolve("root.pem"), language, arguments),
                language);
    }

    /** The whole way, with a card of the box read for it. */
    void enrols(String card) {
        EnrolmentUnderTest screen = EnrolmentUnderTest.begun(card);
        opens(screen.address());
        isAt("enrol");
        presses("register");
        confirmsAt(screen);
    }

    /** Types on the screen what the phone shows. */
    void confirmsAt(EnrolmentUnderTest screen) {
        isAt("confirm");
        screen.press("look");
        assertThat(screen.state()).isEqualTo("answered");
        screen.confirm(digits());
        assertThat(screen.level()).as("of the device that was stored").isNotEmpty();
        isAt("enrolled");
        clicks(By.cssSelector("main .main"));
        isAt("home");
    }

    void opens(URI address) {
        // A new page each time: a link to the one that is open would only change its fragment.
        browser.driver().get("about:blank");
        browser.open(address);
    }

    /** The screen of that name, ready. */
    void isAt(String screen) {
        try {
            sees(By.cssSelector("#screen[data-screen='" + screen + "'] h1"));
        } catch (AssertionError e) {
            throw new AssertionError("not at \"" + screen + "\" but at: " + text(), e);
        }
    }

    WebElement sees(By what) {
        return browser.await(what);
    }

    void clicks(By what) {
        browser.await(ExpectedConditions.elementToBeClickable(what)).click();
    }

    void presses(String id) {
        clicks(By.id(id));
    }

    void types(String id, String text) {
        sees(By.id(id)).sendKeys(text);
    }

    String note() {
        return browser.await(driver -> {
            String text = driver.findElement(By.id("note")).getText();
            return text.isBlank() ? null : text;
        });
    }

    String heading() {
        return sees(By.cssSelector("main h1")).getText();
    }

    String text() {
        return browser.driver().findElement(By.tagName("body")).getText();
    }

    /** The big ones, as a screen reader says them. */
    String digits() {
        return browser.await(ExpectedConditions.presenceOfElementLocated(By.cssSelector("#digits .unseen")))
                .getDomProperty("textContent")
                .replace(" ", "");
    }

    WebElement focus() {
        return browser.driver().switchTo().activeElement();
    }

    /** Goes from one thing to the next with the keyboard alone, and presses. */
    void reachesAndPresses(By what) {
        WebElement wanted = sees(what);
        for (int tabs = 0; !focus().equals(wanted); tabs++) {
            assertThat(tabs).as("tabs to reach %s", what).isLessThan(MOST_TABS);
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
        }
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    }

    /** Whether the finger is the right one. */
    void isRecognised(boolean is) {
        finger.setUserVerified(is);
    }

    /** Puts a picture on the pasteboard, and pastes it. */
    void pastes(byte[] png) {
        script("""
                const bytes = Uint8Array.from(atob(arguments[0]), (char) => char.charCodeAt(0));
                const clipboardData = new DataTransfer();
                clipboardData.items.add(new File([bytes], 'code.png', { type: 'image/png' }));
                document.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
                """, Base64.getEncoder().encodeToString(png));
    }

    /** By the settings, as a person would. */
    void removesTheDevice(String settings, String question) {
        opens(HOME);
        isAt("home");
        clicks(By.cssSelector("#way button"));
        isAt("settings");
        findsThePageInOrder(settings);
        presses("remove");
        isAt("remove");
        findsThePageInOrder(question);
        presses("remove-yes");
        isAt("welcome");
    }

    /** A person has three devices at most, and the service outlives the tests. */
    void forgetsTheDevice() {
        Object done = asks("""
                const done = arguments[arguments.length - 1];
                Promise.all([import('/js/device.js'), import('/js/protocol.js')])
                  .then(async ([{ device }, { revoke }]) => revoke(await device()))
                  .then(() => done('forgotten'), (error) => done(String(error)));
                """);
        assertThat(done).isEqualTo("forgotten");
    }

    void losesTheNetwork() {
        browser.online(false);
    }

    void findsTheNetworkAgain() {
        browser.online(true);
    }

    Object script(String text, Object... arguments) {
        return browser.driver().executeScript(text, arguments);
    }

    Object asks(String text, Object... arguments) {
        return browser.driver().executeAsyncScript(text, arguments);
    }

    /** By Chromium's own protocol. */
    Map<String, Object> tells(String command, Map<String, Object> parameters) {
        return browser.devtools().executeCdpCommand(command, parameters);
    }

    CardBrowser browser() {
        return browser;
    }

    /** A language, one heading that has the focus, a title, nothing forbidden, no barrier by day and by night, no sideways. */
    void findsThePageInOrder(String name) {
        assertThat(browser.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo(language.getLanguage());
        assertThat(browser.driver().findElements(By.tagName("h1"))).hasSize(1);
        assertThat(browser.driver().getTitle()).startsWith(heading());
        assertThat(inspection.forbidden()).as("forbidden by the policy").isEmpty();
        for (Look look : List.of(Look.PHONE, Look.PHONE_AT_NIGHT, Look.DESK, Look.ENLARGED)) {
            gallery.lookAt(look);
            assertThat(inspection.widerThanTheScreen())
                    .as("%s: scrolls sideways", look)
                    .isFalse();
            if (look != Look.ENLARGED) {
                assertThat(inspection.barriers()).as("%s: barriers", look).isEmpty();
            }
        }
        photographs(name);
    }

    /** By day and by night. A request does not wait for more. */
    void photographs(String name) {
        gallery.photographWhole(name, Look.PHONE);
        gallery.photographWhole(name, Look.PHONE_AT_NIGHT);
        gallery.lookAt(Look.PHONE);
    }

    List<String> forbidden() {
        return inspection.forbidden();
    }

    @Override
    public void close() {
        browser.close();
    }
}
