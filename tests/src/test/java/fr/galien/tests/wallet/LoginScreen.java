package fr.galien.tests.wallet;

import fr.galien.testkit.nation.Notable;
import fr.galien.tests.browser.CardBrowser;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WindowType;

/** The other window: a software's login by phone, in a tab beside the application. */
final class LoginScreen {

    private static final By LOGIN = By.cssSelector("a.button[href='/login']");
    private static final By LOGOUT = By.cssSelector("form[action='/logout'] button");
    private static final By NUMBER = By.id("galien-phone-number");
    private static final By QR = By.id("galien-phone-qr");

    private final CardBrowser browser;
    private final Notable person;
    private final String phone;
    private final String screen;

    private LoginScreen(CardBrowser browser, Notable person, String phone, String screen) {
        this.browser = browser;
        this.person = person;
        this.phone = phone;
        this.screen = screen;
    }

    /** A tab beside the one that is open, which stays in front. */
    static LoginScreen beside(WalletUser user, Notable person) {
        CardBrowser browser = user.browser();
        String phone = browser.driver().getWindowHandle();
        String screen = browser.driver().switchTo().newWindow(WindowType.TAB).getWindowHandle();
        browser.driver().switchTo().window(phone);
        return new LoginScreen(browser, person, phone, screen);
    }

    /** A login that waits for a phone; the page says how it can be approved before anybody is named. */
    URI asksForAPhone() {
        browser.driver().switchTo().window(screen);
        browser.open(TheSandbox.get().addresses().demo());
        browser.await(LOGIN).click();
        browser.await(By.id("galien-means-phone")).click();
        URI link = link();
        browser.driver().switchTo().window(phone);
        return link;
    }

    /** The number of a login by this person's phone. */
    String asksForANumber() {
        asksForAPhone();
        browser.driver().switchTo().window(screen);
        browser.await(By.id("person")).sendKeys(person.nationalId().value());
        browser.await(By.cssSelector("#galien-phone-person button")).click();
        String number = browser.await(NUMBER).getDomAttribute("data-number");
        browser.driver().switchTo().window(phone);
        return number;
    }

    /** A photo of the code of a login for a phone without network. */
    Path asksWithoutNetwork(Path directory) throws IOException {
        asksForAPhone();
        browser.driver().switchTo().window(screen);
        browser.await(By.id("person")).sendKeys(person.nationalId().value());
        browser.await(By.id("galien-phone-offline")).click();
        browser.await(By.id("galien-phone-code"));
        Path photo = directory.resolve("offline.png");
        Files.write(photo, browser.await(QR).getScreenshotAs(OutputType.BYTES));
        browser.driver().switchTo().window(phone);
        return photo;
    }

    void isToldTheDigits(String digits) {
        browser.driver().switchTo().window(screen);
        browser.await(By.id("code")).sendKeys(digits);
        browser.await(By.cssSelector("#galien-phone-code button")).click();
        browser.driver().switchTo().window(phone);
    }

    /** The link for a phone that is the screen. */
    private URI link() {
        return URI.create(browser.await(By.id("galien-phone-open")).getDomAttribute("href"));
    }

    /** The software knows the person, and forgets them again. */
    void isIn() {
        browser.driver().switchTo().window(screen);
        browser.await(driver ->
                driver.findElement(By.id("who")).getText().equals(person.givenName() + " " + person.familyName()));
        browser.await(LOGOUT).click();
        browser.await(LOGIN);
        browser.driver().switchTo().window(phone);
    }

    /** The page says that it was refused, under this code. */
    void isRefused(String code) {
        browser.driver().switchTo().window(screen);
        browser.await(driver -> driver.findElement(By.id("galien-refusal")).isDisplayed());
        browser.await(driver -> driver.getPageSource().contains(code));
        browser.driver().switchTo().window(phone);
    }
}
