package fr.galien.tests.screen;

import fr.galien.tests.browser.CardBrowser;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openqa.selenium.JavascriptExecutor;

/**
 * Photographs of pages, {@code target/screenshots/<nn>-<page>-<look>.png}, 1366×768: the commonest screen of a ward.
 *
 * <p>To renew the README's pictures after the pages have changed:
 *
 * <pre>
 * mvn -pl tests -am -Dtest='*OnScreenTest' -Dsurefire.failIfNoSpecifiedTests=false verify
 * cp tests/target/screenshots/11-login-fr.png docs/pictures/login.png
 * cp tests/target/screenshots/20-demo-claims-fr.png docs/pictures/demo.png
 * </pre>
 */
public final class Gallery {

    private static final Path DIRECTORY = Path.of("target/screenshots");

    /** How a page is looked at. */
    public enum Look {
        DESK(1366, 768, "light"),
        DESK_AT_NIGHT(1366, 768, "dark"),
        PHONE(360, 740, "light"),
        PHONE_AT_NIGHT(360, 740, "dark"),
        /** The desk's screen with everything at 200 %. */
        ENLARGED(683, 384, "light");

        private final int width;
        private final int height;
        private final String scheme;

        Look(int width, int height, String scheme) {
            this.width = width;
            this.height = height;
            this.scheme = scheme;
        }
    }

    private final CardBrowser browser;
    private final Locale language;

    public Gallery(CardBrowser browser, Locale language) {
        this.browser = browser;
        this.language = language;
        lookAt(Look.DESK);
    }

    public void lookAt(Look look) {
        browser.devtools()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", look.width, "height", look.height, "deviceScaleFactor", 1, "mobile", false));
        browser.devtools()
                .executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", look.scheme))));
    }

    /** @param name {@code <nn>-<page>} */
    public void photograph(String name) {
        browser.await(driver -> ((JavascriptExecutor) driver)
                .executeScript("return document.readyState === 'complete' && document.fonts.status === 'loaded'")
                .equals(true));
        browser.screenshot(DIRECTORY.resolve(name + "-" + language.getLanguage() + ".png"));
    }

    public void photograph(String name, Look look) {
        lookAt(look);
        photograph(name + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        lookAt(Look.DESK);
    }

    /** A page to its end, as far as it goes below the screen. */
    public void photographWhole(String name, Look look) {
        lookAt(look);
        Object height = browser.driver().executeScript("return document.documentElement.scrollHeight");
        browser.devtools()
                .executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of("width", look.width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        photograph(name + "-" + look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        lookAt(Look.DESK);
    }
}
