package fr.galien.tests.screen;

import fr.galien.tests.browser.CardBrowser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a machine can find wrong with a page: axe-core's rules, what its policy forbade, its width. */
public final class Inspection {

    private static final String AXE = axe();

    /** Of one page, from before its first line. */
    private static final String LISTEN = """
            window.galienForbidden = [];
            document.addEventListener("securitypolicyviolation", (event) =>
              window.galienForbidden.push(event.effectiveDirective + " " + event.blockedURI + " line " + event.lineNumber));
            """;

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, { iframes: false, resultTypes: ["violations"] }).then(
              (found) => done(found.violations.map((one) => one.id + ": "
                + one.nodes.map((node) => node.target.join(" ") + " (" + node.failureSummary + ")").join("; "))),
              (broken) => done(["axe did not run: " + broken]));
            """;

    private final CardBrowser browser;

    public Inspection(CardBrowser browser) {
        this.browser = browser;
        browser.devtools().executeCdpCommand("Page.enable", Map.of());
        browser.devtools().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", LISTEN));
    }

    /** Scripts, styles and addresses the page asked for in vain. */
    public List<String> forbidden() {
        return strings(browser.driver().executeScript("return window.galienForbidden"));
    }

    /** By every rule of axe-core, its advice included. */
    public List<String> barriers() {
        if (!browser.driver().executeScript("return typeof axe").equals("object")) {
            browser.driver().executeScript(AXE);
        }
        return strings(browser.driver().executeAsyncScript(RUN));
    }

    public boolean widerThanTheScreen() {
        return browser.driver()
                .executeScript("return document.documentElement.scrollWidth > document.documentElement.clientWidth")
                .equals(true);
    }

    private static List<String> strings(Object list) {
        return ((List<?>) Objects.requireNonNull(list))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try (InputStream script = Objects.requireNonNull(Inspection.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
