package fr.galien.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.identity.NationalId;
import fr.galien.testkit.card.CardAuthority;
import fr.galien.testkit.card.CardEnvironment;
import fr.galien.testkit.card.CardExport;
import fr.galien.testkit.card.Domain;
import fr.galien.testkit.card.SoftHsmToken;
import fr.galien.testkit.card.TestCard;
import fr.galien.testkit.card.Tier;
import fr.galien.testkit.nation.Nation;
import fr.galien.testkit.nation.Notable;
import fr.galien.testkit.tls.SandboxTls;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The workstation itself, against a small server that shows the certificate it was given. */
class CardBrowserTest {

    private static final By SUBJECT = By.id("subject");

    private static SandboxTls tls;
    private static TestCard card;
    private static SoftHsmToken token;
    private static CertificateMirror mirror;

    @BeforeAll
    static void issueCardAndStartServer(@TempDir Path directory) throws Exception {
        SecureRandom random = new SecureRandom();
        tls = SandboxTls.openOrCreate(directory.resolve("tls"), Clock.systemUTC(), random);
        CardAuthority authority = CardAuthority.inMemory(random);
        Notable doctor = Nation.notable().getFirst();
        NationalId holder = doctor.nationalId();
        card = authority
                .cards(Clock.systemUTC(), random)
                .holder(holder, doctor.familyName(), doctor.givenName())
                .issue();
        token = CardExport.toSoftHsm(card, directory.resolve("reader"));
        mirror = CertificateMirror.start(
                tls.server(), authority.intermediate(CardEnvironment.TEST, Tier.FORT, Domain.PERSONNES));
    }

    @AfterAll
    static void stopServer() {
        mirror.close();
    }

    @Test
    void presentsTheCardOnceItsPinWasTyped(@TempDir Path home) {
        try (CardBrowser browser = browser(home, Optional.of(token))) {
            browser.open(mirror.address());
            browser.typePin(card.pin().digits());

            assertThat(browser.await(SUBJECT).getText())
                    .isEqualTo(card.certificate().getSubjectX500Principal().getName());
        }
    }

    @Test
    void isAskedAgainAfterAWrongPin(@TempDir Path home) {
        try (CardBrowser browser = browser(home, Optional.of(token))) {
            browser.open(mirror.address());
            browser.typePin("9999");
            browser.typePin(card.pin().digits());

            assertThat(browser.await(SUBJECT).getText())
                    .isEqualTo(card.certificate().getSubjectX500Principal().getName());
        }
    }

    @Test
    void presentsNothingFromAnEmptyReader(@TempDir Path home) {
        try (CardBrowser browser = browser(home, Optional.empty())) {
            browser.open(mirror.address());

            assertThat(browser.await(SUBJECT).getText()).isEqualTo("no certificate");
        }
    }

    @Test
    void saysItsLanguage(@TempDir Path home) {
        try (CardBrowser browser = browser(home, Optional.empty())) {
            browser.open(mirror.address());

            assertThat(browser.await(By.id("language")).getText()).startsWith("fr");
        }
    }

    @Test
    void leavesNoProcessBehind(@TempDir Path home) {
        CardBrowser browser = browser(home, Optional.empty());
        List<ProcessHandle> processes = browser.processes();
        browser.close();

        assertThat(processes).hasSizeGreaterThan(5).noneMatch(ProcessHandle::isAlive);
    }

    private static CardBrowser browser(Path home, Optional<SoftHsmToken> card) {
        return CardBrowser.start(home, tls.root(), card, Locale.FRENCH);
    }
}
