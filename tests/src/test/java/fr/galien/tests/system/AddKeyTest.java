package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.testkit.key.KeyMaker;
import fr.galien.testkit.key.SoftwareKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A key is added with something that was shown for it, and with nothing less. */
class AddKeyTest {

    private static final String SOMEBODY = "sans-activite";

    private final SecureRandom random = new SecureRandom();

    @AfterEach
    void nobodyKeepsAKey() {
        Keys.removeAll(SOMEBODY);
    }

    @Test
    void addsAPasskeyAndSaysWhatItIsWorth() {
        KeyPage page = Keys.begun("passkey", SOMEBODY);
        assertThat(page.creation().attested()).isFalse();

        KeyPage done = page.add(SoftwareKey.synced(random), "  Mon \t ordinateur ");

        assertThat(done.level()).isEqualTo("eidas1");
        assertThat(done.name()).isEqualTo("Mon ordinateur");
        assertThat(Software.query(done.leave().redirect().orElseThrow()))
                .containsEntry("kc_action_status", "success")
                .containsKey("code");
        assertThat(Keys.of(SOMEBODY)).hasSize(2);
    }

    @Test
    void namesAKeyThatNobodyNamedAndNeverTwoAlike() {
        assertThat(Keys.begun("passkey", SOMEBODY)
                        .add(SoftwareKey.synced(random), "")
                        .name())
                .isEqualTo("Passkey");
        assertThat(Keys.begun("passkey", SOMEBODY)
                        .add(SoftwareKey.synced(random), "passkey")
                        .name())
                .isEqualTo("passkey (2)");
    }

    @Test
    void addsASecurityKeyOfAModelNobodyKnowsAsAPasskeyAndSaysWhy() {
        KeyMaker nobody = KeyMaker.make("Inconnu", UUID.randomUUID(), Clock.systemUTC(), random);
        KeyPage page = Keys.begun("security-key", SOMEBODY);
        assertThat(page.creation().attested()).isTrue();

        KeyPage done = page.add(SoftwareKey.of(nobody, random), "Trousseau");

        assertThat(done.level()).isEqualTo("eidas1");
        assertThat(done.page().document().select("#galien-key-why").text()).isNotBlank();
    }

    @Test
    void saysThatAKeyMustBeReadWhereTheBrowserRunsNoScripts() {
        KeyPage page = Keys.begun("passkey", SOMEBODY);

        KeyPage again = new KeyPage(page.person(), page.person().send(page.addAction(), java.util.Map.of("name", "x")));

        assertThat(again.code()).isEqualTo("FACTOR-1527");
        assertThat(again.add(SoftwareKey.synced(random), "x").level()).isEqualTo("eidas1");
    }

    /** The session was open before; who sits there now, nobody knows. */
    @Test
    void asksForTheCardThoughASessionIsOpen() {
        Software software = Software.asking();
        Surfer person = Surfer.of(software);
        software.code(person.logIn(TheSandbox.get().card(SOMEBODY)));
        Software adding = Software.asking("kc_action", "galien-passkey");

        Page page = Page.of(person.sentBy(adding).look(adding.authorizationRequest()));

        assertThat(page.offersTheCard()).isTrue();
    }

    @Test
    void leavesWithoutAKeyWhenThePersonGivesUp() {
        KeyPage page = Keys.begun("security-key", SOMEBODY);

        var end = page.person().send(page.addAction(), java.util.Map.of("cancel-aia", "true"));

        assertThat(Software.query(end.redirect().orElseThrow())).containsEntry("kc_action_status", "cancelled");
        assertThat(Keys.of(SOMEBODY)).isEmpty();
    }

    @Test
    void addsNoEleventhKey() {
        for (int i = 1; i <= 10; i++) {
            Keys.synced(SOMEBODY);
        }

        assertThat(Keys.begun("passkey", SOMEBODY).code()).isEqualTo("FACTOR-1521");
    }
}
