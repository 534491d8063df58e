package fr.galien.tests.screen;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.Addresses;
import fr.galien.testkit.card.CardExport;
import fr.galien.testkit.card.SoftHsmToken;
import fr.galien.testkit.card.TestCard;
import fr.galien.tests.browser.CardBrowser;
import fr.galien.tests.browser.CardBrowser.Choice;
import fr.galien.tests.system.TheSandbox;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.virtualauthenticator.HasVirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/** Someone before a browser that was never used, perhaps with a card in the reader. */
final class Person implements AutoCloseable {

    /** As many stops as a keyboard may need to reach what a page is for. */
    private static final int MOST_TABS = 8;

    private final CardBrowser browser;
    private final Gallery gallery;
    private final Inspection inspection;
    private final Locale language;
    private final Optional<TestCard> card;

    private Person(CardBrowser browser, Locale language, Optional<TestCard> card) {
        this.browser = browser;
        this.gallery = new Gallery(browser, language);
        this.inspection = new Inspection(browser);
        this.language = language;
        this.card = card;
    }

    /** @param desk a directory of this person alone */
    static Person withCard(TestCard card, Path desk, Locale language) {
        return at(desk, language, Optional.of(card));
    }

    /** @param desk a directory of this person alone */
    static Person withoutCard(Path desk, Locale language) {
        return at(desk, language, Optional.empty());
    }

    /**
     * Who chooses the certificate by hand, at a place with one reader for several people's cards.
     *
     * @param cards in the order in which the browser lists them
     * @param desk  a directory of this place alone
     */
    static Person amongCards(List<TestCard> cards, Path desk, Locale language) {
        List<SoftHsmToken> inserted = cards.stream()
                .map(card -> CardExport.toSoftHsm(card, desk.resolve("reader")))
                .toList();
        CardBrowser browser = CardBrowser.start(
                desk.resolve("workstation"), root(), inserted.stream().findFirst(), language, Choice.BY_HAND);
        return new Person(browser, language, cards.stream().findFirst());
    }

    private static Person at(Path desk, Locale language, Optional<TestCard> card) {
        Optional<SoftHsmToken> inserted = card.map(one -> CardExport.toSoftHsm(one, desk.resolve("reader")));
        CardBrowser browser = CardBrowser.start(desk.resolve("workstation"), root(), inserted, language);
        return new Person(browser, language, card);
    }

    private static Path root() {
        return TheSandbox.get().home().tls().resolve("root.pem");
    }

    static Addresses addresses() {
        return TheSandbox.get().addresses();
    }

    /** A key in the browser's own machine, with a finger on it that is always the right one. */
    VirtualAuthenticator hasAKey() {
        return ((HasVirtualAuthenticator) browser.driver())
                .addVirtualAuthenticator(new VirtualAuthenticatorOptions()
                        .setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
                        .setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
                        .setHasResidentKey(true)
                        .setHasUserVerification(true)
                        .setIsUserVerified(true));
    }

    /** As after a break: no session, and nobody the browser would know, wherever it is. */
    void isForgotten() {
        browser.devtools().executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    Gallery gallery() {
        return gallery;
    }

    void opens(URI address) {
        browser.open(address);
    }

    URI address() {
        return URI.create(browser.driver().getCurrentUrl());
    }

    /** Does something that leads to another page, and waits until this one is gone: the next may look like it. */
    void goesOn(Runnable act) {
        WebElement page = browser.driver().findElement(By.tagName("html"));
        act.run();
        browser.await(ExpectedConditions.stalenessOf(page));
    }

    WebElement sees(By what) {
        return browser.await(what);
    }

    void clicks(By what) {
        sees(what).click();
    }

    void opensTheSoftware() {
        opens(addresses().demo());
        sees(Pages.DEMO_LOGIN);
    }

    /** From the software's home page to the login page. */
    void asksToLogIn() {
        clicks(Pages.DEMO_LOGIN);
        sees(Pages.CARD);
    }

    void typesThePin() {
        browser.typePin(card.orElseThrow().pin().digits());
    }

    void typesAWrongPin() {
        browser.typePin("9999");
    }

    void closesTheQuestionForThePin() {
        browser.refusePin();
    }

    void losesTheNetwork() {
        browser.online(false);
    }

    void findsTheNetworkAgain() {
        browser.online(true);
    }

    void isShownTheLoginPageInTheFrame() {
        browser.driver()
                .executeScript("document.querySelector('iframe').src ="
                        + " document.getElementById('galien-means').action.replace(/session_code=[^&]*&/, '')");
    }

    void isAskedForThePin() {
        browser.awaitPinQuestion();
    }

    /** @param row from 0, as the cards were listed */
    void choosesTheCard(int row) {
        browser.chooseCertificate(row);
    }

    void isNotAskedForACard() {
        assertThat(browser.hasKeyboard()).as("the page has the keyboard").isTrue();
    }

    /** Where the next key goes. */
    WebElement focus() {
        return browser.driver().switchTo().activeElement();
    }

    /** Says of the page that names the holder of the card that it is right. */
    void continuesAs(String name) {
        assertThat(sees(Pages.HOLDER).getText()).isEqualTo(name);
        clicks(Pages.CONTINUE);
    }

    void types(By where, String text) {
        sees(where).sendKeys(text);
    }

    /** Another window is in front of this one. */
    void looksElsewhere() {
        browser.driver().executeScript("window.dispatchEvent(new FocusEvent('blur'))");
    }

    void looksAtThePage() {
        browser.driver().executeScript("window.dispatchEvent(new FocusEvent('focus'))");
    }

    /** As a browser does with a tab that nobody looks at: nothing in it runs until it is woken. */
    void leavesTheTabFrozen(boolean frozen) {
        browser.devtools()
                .executeCdpCommand("Page.setWebLifecycleState", Map.of("state", frozen ? "frozen" : "active"));
    }

    void forbidsScripts() {
        browser.devtools().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    /** Is back at the software, whatever it makes of it. */
    void isAt(URI software) {
        browser.await(driver -> driver.getCurrentUrl().startsWith(software.toString()));
    }

    /** As much later as the page's clock can tell. */
    void letsPass(Duration time) {
        sees(By.cssSelector("[data-lasts][data-state]"));
        browser.driver()
                .executeScript(
                        "const now = Date.now, later = arguments[0]; Date.now = () => now.call(Date) + later",
                        time.toMillis());
    }

    /** As the server forgets a login that waited for too long: what is left is the cookie by which it begins again. */
    void losesItsLogin() {
        browser.driver().manage().deleteCookieNamed("AUTH_SESSION_ID");
    }

    /** Whether it is on the page at this moment, seen or not. */
    boolean has(By what) {
        return !browser.driver().findElements(what).isEmpty();
    }

    void doesNotSee(By what) {
        browser.await(ExpectedConditions.invisibilityOfElementLocated(what));
    }

    String text() {
        return browser.driver().findElement(By.tagName("body")).getText();
    }

    /** The value a style has on something. */
    String look(By what, String property) {
        return sees(what).getCssValue(property);
    }

    /** Goes from one thing to the next with the keyboard alone, and presses. */
    void reachesAndPresses(By what) {
        reaches(what);
        new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
    }

    /** Goes from one thing to the next with the keyboard alone. */
    void reaches(By what) {
        WebElement wanted = sees(what);
        int tabs = 0;
        while (!browser.driver().switchTo().activeElement().equals(wanted)) {
            assertThat(tabs++).as("tabs to reach %s", what).isLessThan(MOST_TABS);
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
        }
    }

    /**
     * What every page owes everybody: a language, one heading, a title, and no word to anyone else; nothing that its policy had
     * to forbid; no barrier that a machine can find, by day and by night; and room for large letters and for a phone.
     */
    void findsThePageInOrder() {
        assertThat(browser.driver().findElement(By.tagName("html")).getDomAttribute("lang"))
                .isEqualTo(language.getLanguage());
        assertThat(browser.driver().findElements(By.tagName("h1")))
                .singleElement()
                .satisfies(heading -> assertThat(heading.getText()).isNotBlank());
        assertThat(browser.driver().getTitle()).isNotBlank();
        assertThat(requests())
                .isNotEmpty()
                .allSatisfy(address -> assertThat(URI.create(address).getHost())
                        .matches("localhost|([0-9a-f]{16}\\.)?card\\.galien\\.localhost"));
        assertThat(inspection.forbidden()).as("forbidden by the policy").isEmpty();
        for (Gallery.Look look : Gallery.Look.values()) {
            gallery.lookAt(look);
            assertThat(inspection.widerThanTheScreen())
                    .as("%s: scrolls sideways", look)
                    .isFalse();
            if (look != Gallery.Look.ENLARGED) {
                assertThat(inspection.barriers()).as("%s: barriers", look).isEmpty();
            }
        }
        gallery.lookAt(Gallery.Look.DESK);
    }

    /** The page itself and everything it asked for. */
    private List<String> requests() {
        Object addresses = browser.driver()
                .executeScript("return performance.getEntries()"
                        + ".filter(entry => ['navigation', 'resource'].includes(entry.entryType))"
                        + ".map(entry => entry.name)");
        return ((List<?>) addresses).stream().map(String::valueOf).toList();
    }

    @Override
    public void close() {
        browser.close();
    }
}
