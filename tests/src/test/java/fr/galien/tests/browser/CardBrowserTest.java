package fr.galien.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The workstation itself, against a small server that shows the certificate it was given. */
class CardBrowserTest {

    private static final By SUBJECT = By.id("subject");

    @TempDir
    private Path home;

    private CertificateMirror mirror;

    @BeforeEach
    void startServer() throws Exception {
        KeyStore keys = KeyStore.getInstance(new File("/tmp/proto/srv.p12"), "changeit".toCharArray());
        KeyManagerFactory kmf = KeyManagerFactory.getInstance("PKIX");
        kmf.init(keys, "changeit".toCharArray());
        TrustManagerFactory tmf = TrustManagerFactory.getInstance("PKIX");
        tmf.init(keys);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(kmf.getKeyManagers(), tmf.getTrustManagers(), null);
        mirror = CertificateMirror.start(tls);
    }

    @AfterEach
    void stopServer() {
        mirror.close();
    }

    @Test
    void presentsTheCardOnceItsPinWasTyped() {
        try (CardBrowser browser = browser(Optional.of(Path.of("/tmp/proto/softhsm2.conf")))) {
            browser.open(mirror.address());
            browser.typePin("1234");

            assertThat(browser.await(SUBJECT).getText()).contains("899700252580");
        }
    }

    @Test
    void isAskedAgainAfterAWrongPin() {
        try (CardBrowser browser = browser(Optional.of(Path.of("/tmp/proto/softhsm2.conf")))) {
            browser.open(mirror.address());
            browser.typePin("9999");
            browser.typePin("1234");

            assertThat(browser.await(SUBJECT).getText()).contains("899700252580");
        }
    }

    @Test
    void presentsNothingFromAnEmptyReader() {
        try (CardBrowser browser = browser(Optional.empty())) {
            browser.open(mirror.address());

            assertThat(browser.await(SUBJECT).getText()).isEqualTo("no certificate");
        }
    }

    @Test
    void saysItsLanguage() {
        try (CardBrowser browser = browser(Optional.empty())) {
            browser.open(mirror.address());

            assertThat(browser.await(By.id("language")).getText()).startsWith("fr");
        }
    }

    @Test
    void leavesNoProcessBehind() {
        CardBrowser browser = browser(Optional.empty());
        List<ProcessHandle> processes = browser.processes();
        browser.close();

        assertThat(processes).hasSizeGreaterThan(5).noneMatch(ProcessHandle::isAlive);
    }

    private CardBrowser browser(Optional<Path> card) {
        return CardBrowser.start(home, Path.of("/tmp/proto/ca.crt"), card, Locale.FRENCH);
    }
}
