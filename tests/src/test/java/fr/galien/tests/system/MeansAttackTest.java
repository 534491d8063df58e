package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Caller;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.browser.Await;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody takes somebody else's means away, nor a stronger one than they show, by whatever road. */
class MeansAttackTest {

    private static final String SOMEBODY = "etudiant";

    private final Console console = new Console();
    private MeansUnderTest mine;
    private String id;

    @BeforeEach
    void hasAKey() {
        Keys.synced(SOMEBODY);
        mine = MeansUnderTest.of(SOMEBODY);
        id = mine.id("passkey");
    }

    @AfterEach
    void nobodyKeepsAKey() {
        Keys.removeAll(SOMEBODY);
    }

    /** Whose card was shown too long ago, as after a coffee. */
    @Test
    void refusesASessionThatIsWorthLessThanTheMeans() {
        lasts("1");
        try {
            Await.until(
                    "the session to fade",
                    Duration.ofSeconds(20),
                    () -> !mine.row("passkey").select("[data-first=delete]").isEmpty());
            assertThat(mine.row("passkey").select("[data-first=delete]").attr("href"))
                    .contains("acr_values=eidas1", "prompt=login");
            assertThat(mine.row("passkey").select("form")).isEmpty();

            assertRefused("FACTOR-1572", 403, mine.act("delete", id));
            assertRefused("FACTOR-1572", 403, mine.act("rename", id, Map.of("name", "pris")));
        } finally {
            lasts("14400");
            console.changeRealm(
                    realm -> realm.withObjectProperty("attributes").put("galien.level.lasts.eidas3", "7200"));
        }
        assertThat(mine.id("passkey")).isEqualTo(id);
    }

    private void lasts(String seconds) {
        console.changeRealm(realm -> List.of("eidas1", "eidas2", "eidas3")
                .forEach(level -> realm.withObjectProperty("attributes").put("galien.level.lasts." + level, seconds)));
    }

    @Test
    void knowsNothingOfSomebodyElsesMeans() {
        MeansUnderTest attacker = MeansUnderTest.of("medecin");

        assertRefused("FACTOR-1570", 404, attacker.act("delete", id));
        assertRefused("FACTOR-1570", 404, attacker.act("delete", "none-at-all"));
        assertThat(mine.id("passkey")).isEqualTo(id);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "https://evil.test"})
    void refusesAFormThatAnotherSiteSent(String origin) {
        String token = new AccountUnderTest(mine.surfer()).token();

        assertRefused("ACCOUNT-1301", 403, mine.send(origin, Map.of("act", "delete", "means", id, "token", token)));
        assertThat(mine.id("passkey")).isEqualTo(id);
    }

    @Test
    void refusesATokenOfAnotherSession() {
        String stale = new AccountUnderTest(MeansUnderTest.of(SOMEBODY).surfer()).token();

        for (String token : new String[] {"", "guessed", stale}) {
            assertRefused(
                    "ACCOUNT-1302",
                    403,
                    mine.send(AccountUnderTest.origin(), Map.of("act", "delete", "means", id, "token", token)));
        }
        assertThat(mine.id("passkey")).isEqualTo(id);
    }

    @Test
    void deletesNothingByALink() {
        String token = new AccountUnderTest(mine.surfer()).token();

        mine.surfer().get(URI.create(MeansUnderTest.address() + "?act=delete&means=" + id + "&token=" + token));

        assertThat(mine.id("passkey")).isEqualTo(id);
    }

    @Test
    void doesNotGuessWhatWasMeant() {
        assertRefused("FACTOR-1571", 400, mine.act("revoke", id));
        assertRefused("FACTOR-1571", 400, mine.act("rename", id, Map.of("name", "\u202e")));
        assertRefused("FACTOR-1571", 403, mine.act("delete", mine.id("card")));
    }

    @Test
    void isShownToNobodyWithoutASession() {
        Exchange answer = Surfer.of(Software.asking()).look(AccountUnderTest.address("means"));

        assertThat(Page.of(answer).offersTheCard()).isTrue();
        assertThat(answer.body()).doesNotContain("data-means=\"" + id);
    }

    @Test
    void isKeptByNobodyOnTheWay() {
        assertThat(mine.surfer().get(MeansUnderTest.address()).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }

    /** Keycloak's own actions know neither our levels nor our vouchers: the realm has none of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete_credential",
                "UPDATE_PASSWORD",
                "CONFIGURE_TOTP",
                "CONFIGURE_RECOVERY_AUTHN_CODES",
                "webauthn-register",
                "webauthn-register-passwordless",
                "delete_account",
                "UPDATE_PROFILE",
                "UPDATE_EMAIL"
            })
    void goesNoWayOfKeycloaksOwn(String action) {
        Software software = Software.asking("kc_action", action + (action.equals("delete_credential") ? ":" + id : ""));
        Surfer surfer = Surfer.of(software);

        Exchange end = surfer.logIn(TheSandbox.get().card(SOMEBODY));

        // Straight back, as if nothing had been asked for.
        assertThat(software.answer(end)).containsKey("code").doesNotContainEntry("kc_action_status", "success");
        assertThat(mine.id("passkey")).isEqualTo(id);
    }

    @Test
    void answersNothingAtTheAccountsApi() throws IOException {
        Software software = Software.asking();
        Surfer surfer = Surfer.of(software);
        String token = Software.json(software.redeem(
                        software.code(surfer.logIn(TheSandbox.get().card(SOMEBODY)))))
                .path("access_token")
                .textValue();
        Caller caller = new Caller(TheSandbox.get().trust());

        for (String method : new String[] {"GET", "DELETE"}) {
            String path = "credentials" + (method.equals("DELETE") ? "/" + id : "");
            for (String base : new String[] {"", "v1/"}) {
                Exchange answer = caller.send(HttpRequest.newBuilder(AccountUnderTest.address(base + path))
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + token)
                        .header("Accept", "application/json")
                        .build());
                assertThat(answer.status()).as("%s %s", method, base).isBetween(401, 405);
            }
        }
        assertThat(mine.id("passkey")).isEqualTo(id);
    }

    private static void assertRefused(String code, int status, Exchange answer) {
        assertThat(Page.of(answer).code()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
    }
}
