package fr.galien.tests.browser;

import fr.galien.testkit.card.SoftHsmToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.PageLoadStrategy;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.HasCdp;
import org.openqa.selenium.remote.Augmenter;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.remote.http.ClientConfig;
import org.openqa.selenium.support.ui.ExpectedCondition;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * Chromium as a professional has it: it trusts the sandbox's root, finds the card through PKCS#11 and asks for its PIN in a
 * window of its own. The certificate is chosen by the same policy hospitals use ({@code AutoSelectCertificateForUrls}), or by
 * hand.
 */
public final class CardBrowser implements AutoCloseable {

    /** How long a page, a dialog or a start may take on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int DRIVER_ATTEMPTS = 5;

    private static final String PIN_DIALOG = "Unlock Security Device";

    /** A dialog that has just appeared takes no key for half a second, so that nobody answers it unawares. */
    private static final Duration RELUCTANCE = Duration.ofSeconds(3);

    /** Who says which certificate of the reader is meant. */
    public enum Choice {
        BY_POLICY("""
                {"AutoSelectCertificateForUrls": ["{\\"pattern\\":\\"*\\",\\"filter\\":{}}"]}
                """),
        BY_HAND("{}");

        private final String policies;

        Choice(String policies) {
            this.policies = policies;
        }
    }

    private final Workstation workstation;
    private final Screen screen;
    private final RemoteWebDriver driver;
    private final HasCdp devtools;

    private CardBrowser(Workstation workstation, Screen screen, RemoteWebDriver driver) {
        this.workstation = workstation;
        this.screen = screen;
        this.driver = driver;
        this.devtools = (HasCdp) new Augmenter().augment(driver);
    }

    /**
     * @param home      a directory of this browser alone
     * @param trustRoot PEM certificate of the root the visited servers are under
     * @param card      the card in the reader, if there is one
     * @param language  the language the person reads
     */
    public static CardBrowser start(Path home, Path trustRoot, Optional<SoftHsmToken> card, Locale language) {
        return start(home, trustRoot, card, language, Choice.BY_POLICY);
    }

    /**
     * One without a reader.
     *
     * @param arguments Chromium's, beside those of every browser here
     */
    public static CardBrowser withoutReader(Path home, Path trustRoot, Locale language, String... arguments) {
        return start(home, trustRoot, Optional.empty(), language, Choice.BY_POLICY, List.of(arguments));
    }

    /** @param card any card of the reader, if there is one: the others are in the same directory */
    public static CardBrowser start(
            Path home, Path trustRoot, Optional<SoftHsmToken> card, Locale language, Choice choice) {
        return start(home, trustRoot, card, language, choice, List.of());
    }

    private static CardBrowser start(
            Path home,
            Path trustRoot,
            Optional<SoftHsmToken> card,
            Locale language,
            Choice choice,
            List<String> arguments) {
        Workstation workstation = new Workstation(home);
        try {
            NssDatabase certificates = NssDatabase.create(workstation);
            certificates.trust(trustRoot);
            card.ifPresent(certificates::insert);
            Screen screen = Screen.start(workstation);
            return new CardBrowser(workstation, screen, chromium(workstation, language, choice, arguments));
        } catch (RuntimeException | Error e) {
            workstation.close();
            throw e;
        }
    }

    private static RemoteWebDriver chromium(
            Workstation workstation, Locale language, Choice choice, List<String> arguments) {
        // Policies are read from one place of the machine, so this browser is given a view of it of its own. The
        // process
        // namespace makes sure that with the first process go all the others, which Chromium likes to set loose.
        String inPrivateView = "mount --bind \"$1\" /etc/chromium && exec chromedriver --port=0";
        String port = driver(
                workstation,
                "unshare",
                "--mount",
                "--map-root-user",
                "--pid",
                "--fork",
                "--mount-proc",
                "sh",
                "-c",
                inPrivateView,
                "sh",
                policies(workstation, choice).toString());
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        // A page that waits for a PIN has not loaded; the tests wait for what they look for.
        options.setPageLoadStrategy(PageLoadStrategy.NONE);
        options.addArguments(
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1200,960",
                "--user-data-dir=" + workstation.directory("profile"));
        options.addArguments(arguments);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language.toLanguageTag()));
        try {
            ClientConfig patience = ClientConfig.defaultConfig().readTimeout(PATIENCE);
            return new RemoteWebDriver(URI.create("http://localhost:" + port).toURL(), options, patience, false);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Tried again where it ends at once: it takes a free port of IPv6 and then wants the same of IPv4, which somebody else may
     * have.
     *
     * @return the port it listens on
     */
    private static String driver(Workstation workstation, String... command) {
        Pattern ready = Pattern.compile("started successfully on port (\\d+)");
        for (int attempt = 1; ; attempt++) {
            try {
                return workstation.start(ready, PATIENCE, command).group(1);
            } catch (IllegalStateException ended) {
                if (attempt == DRIVER_ATTEMPTS) {
                    throw ended;
                }
            }
        }
    }

    private static Path policies(Workstation workstation, Choice choice) {
        Path policy = workstation.directory("etc/policies/managed").resolve("card.json");
        try {
            Files.writeString(policy, choice.policies);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return workstation.directory("etc");
    }

    public RemoteWebDriver driver() {
        return driver;
    }

    /** What only Chromium can be told, by its own protocol. */
    public HasCdp devtools() {
        return devtools;
    }

    /** Plugs the network out, or in again. */
    public void online(boolean online) {
        devtools.executeCdpCommand("Network.enable", Map.of());
        devtools.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", !online, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Goes to an address without waiting for the page. */
    public void open(URI address) {
        driver.get(address.toString());
    }

    /** Waits for something on a page. */
    public WebElement await(By what) {
        return await(ExpectedConditions.visibilityOfElementLocated(what));
    }

    public <T> T await(ExpectedCondition<T> condition) {
        try {
            return new WebDriverWait(driver, PATIENCE)
                    .ignoring(WebDriverException.class)
                    .until(condition);
        } catch (TimeoutException e) {
            throw new AssertionError("at " + driver.getCurrentUrl() + ": " + driver.getTitle(), e);
        }
    }

    /** Waits for the card to be asked for its PIN, types it and waits until that question is gone. */
    public void typePin(String pin) {
        String dialog = awaitPinQuestion();
        screen.typeLine(dialog, pin);
        screen.awaitGone(PIN_DIALOG, dialog, PATIENCE);
    }

    /** Waits for the card to be asked for its PIN and closes that question. */
    public void refusePin() {
        String dialog = awaitPinQuestion();
        screen.press(dialog, "Escape");
        screen.awaitGone(PIN_DIALOG, dialog, PATIENCE);
    }

    /**
     * Waits to be asked which certificate, and chooses one. Chromium lists first the one that lasts longest. It draws that
     * question into its own window, where all there is to see of it is that the page has lost the keyboard.
     *
     * @param row from 0
     */
    public void chooseCertificate(int row) {
        Await.until("a question which certificate", PATIENCE, () -> !hasKeyboard());
        Await.until("the certificate is chosen", PATIENCE, () -> {
            screen.press("Home");
            for (int down = 0; down < row; down++) {
                screen.press("Down");
            }
            screen.press("Return");
            return Await.happens(RELUCTANCE, () -> screen.shows(PIN_DIALOG) || hasKeyboard());
        });
    }

    /** Whether the page has it, and not a question of the browser's about cards. */
    public boolean hasKeyboard() {
        return driver.executeScript("return document.hasFocus()").equals(true);
    }

    /** Waits for the question for the PIN. */
    public String awaitPinQuestion() {
        return screen.awaitWindow(PIN_DIALOG, PATIENCE);
    }

    /** The page as the person sees it, as PNG. */
    public void screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            driver.quit();
        } catch (WebDriverException alreadyGone) {
            // What matters is that the processes end, which the next line sees to.
        } finally {
            workstation.close();
        }
    }

    List<ProcessHandle> processes() {
        return workstation.processes();
    }
}
