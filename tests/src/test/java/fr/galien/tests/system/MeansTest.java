package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.key.SoftwareKey;
import fr.galien.tests.browser.Await;
import java.time.Duration;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody looks at what identifies them, names it, and gives it up. */
class MeansTest {

    private static final String SOMEBODY = "sans-activite";

    private final Console console = new Console();

    @AfterEach
    void nobodyKeepsAKey() {
        Keys.removeAll(SOMEBODY);
        console.mailServer(Map.of());
    }

    @Test
    void showsEachMeansWithWhatItIsWorthAndWhatStoodBehindIt() {
        Keys.synced(SOMEBODY);

        MeansUnderTest mine = MeansUnderTest.of(SOMEBODY);

        assertThat(mine.row("card").attr("data-acr")).isEqualTo("eidas3");
        Element key = mine.row("passkey");
        assertThat(key.attr("data-acr")).isEqualTo("eidas1");
        assertThat(key.text()).contains("Ajouté avec votre carte CPS");
        assertThat(mine.page().document().select("#galien-add-security-key").attr("href"))
                .contains("kc_action=galien-security-key", "prompt=login");
    }

    @Test
    void tellsWhenAndWhereAMeansWasUsedLast() {
        SoftwareKey key = Keys.synced(SOMEBODY);
        assertThat(MeansUnderTest.of(SOMEBODY).row("passkey").text()).contains("Pas utilisé récemment");

        loggedInWith(key);

        assertThat(MeansUnderTest.of(SOMEBODY).row("passkey").text()).contains("depuis l'adresse 127.0.0.1");
    }

    @Test
    void renamesAKeyAndNoTwoAlike() {
        Keys.synced(SOMEBODY);
        MeansUnderTest mine = MeansUnderTest.of(SOMEBODY);
        String id = mine.id("passkey");

        assertThat(mine.act("rename", id, Map.of("name", "Trousseau bleu")).status())
                .isEqualTo(303);

        assertThat(mine.row("passkey").select(".galien-row__title").text()).isEqualTo("Trousseau bleu");
        Keys.synced(SOMEBODY);
        String other = mine.page().document().select("[data-kind=passkey]").eachAttr("data-means").stream()
                .filter(one -> !one.equals(id))
                .findFirst()
                .orElseThrow();
        mine.act("rename", other, Map.of("name", "Trousseau bleu"));
        assertThat(mine.page()
                        .document()
                        .select("[data-kind=passkey] .galien-row__title")
                        .eachText())
                .containsExactlyInAnyOrder("Trousseau bleu", "Trousseau bleu (2)");
    }

    @Test
    void deletesAKeyWithTheSessionsItOpenedAndTellsThePerson() throws Exception {
        SoftwareKey key = Keys.synced(SOMEBODY);
        Surfer elsewhere = loggedInWith(key);
        MeansUnderTest mine = MeansUnderTest.of(SOMEBODY);
        try (MailServer mail = new MailServer();
                PrivateAddresses addresses = PrivateAddresses.of(SOMEBODY, "quelqu-un@example.org", "0600000000")) {
            console.mailServer(Map.of(
                    "host", "127.0.0.1", "port", String.valueOf(mail.port()), "from", "ne-pas-repondre@example.org"));

            assertThat(mine.act("delete", mine.id("passkey")).status()).isEqualTo(303);

            String letter = Await.present("the mail", Duration.ofSeconds(20), mail::received);
            assertThat(letter).contains("RCPT TO:<" + addresses.email() + ">").doesNotContain("http");
        }
        assertThat(mine.row("passkey")).isNull();
        assertThat(Keys.of(SOMEBODY)).isEmpty();
        assertThat(Page.of(elsewhere.look(AccountUnderTest.address(""))).offersTheCard())
                .isTrue();
        assertThat(new AccountUnderTest(mine.surfer()).sessions()).isNotEmpty();
    }

    private static Surfer loggedInWith(SoftwareKey key) {
        Software software = Software.of(Keys.takingPasskeys());
        Surfer surfer = Surfer.of(software);
        Exchange done = KeyPage.login(surfer).show(key);
        assertThat(software.code(done)).isNotEmpty();
        return surfer;
    }
}
