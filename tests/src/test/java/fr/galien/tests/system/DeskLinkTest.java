package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.key.SoftwareKey;
import fr.galien.tests.browser.Await;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who lost everything is seen at a desk, and gets a link; nobody else gets anything out of it. */
class DeskLinkTest {

    private static final String SOMEBODY = "sans-activite";
    private static final String TWO_OPERATORS = "galien.desk.two-operators";
    private static final String LASTS = "actionTokenGeneratedByUserLifespan.galien-desk";

    private final Console console = new Console();
    private final SoftwareKey key = SoftwareKey.synced(new SecureRandom());

    @BeforeEach
    void oneOperatorIsEnough() {
        realm(TWO_OPERATORS, "false");
    }

    @AfterEach
    void nothingIsLeft() {
        Keys.removeAll(SOMEBODY);
        asTheRealmIsAtFirst();
        realm(LASTS, "3600");
        console.mailServer(Map.of());
    }

    @Test
    void addsAKeyForWhoeverTheOperatorSawAndOpensNoSession() {
        Surfer surfer = Surfer.of(Software.asking());
        Page asked = Page.of(surfer.look(link("passkey")));
        assertThat(asked.holder()).contains(Extraction.notable(SOMEBODY).familyName());

        KeyPage added = onward(surfer, asked).add(key, "");
        assertThat(added.level()).isEqualTo("eidas1");
        Exchange end = added.leave();

        assertThat(Page.of(end).document().select("#kc-info-message")).isNotEmpty();
        assertThat(Page.of(surfer.look(AccountUnderTest.address(""))).offersTheCard())
                .isTrue();
        assertThat(MeansUnderTest.of(SOMEBODY).row("passkey").text()).contains("avec l'aide d'un opérateur");
    }

    @Test
    void tellsThePersonWhenItIsMade() throws Exception {
        try (MailServer mail = new MailServer();
                PrivateAddresses addresses = PrivateAddresses.of(SOMEBODY, "quelqu-un@example.org", "0600000000")) {
            console.mailServer(Map.of(
                    "host", "127.0.0.1", "port", String.valueOf(mail.port()), "from", "ne-pas-repondre@example.org"));

            link("passkey");

            String letter = Await.present("the mail", Duration.ofSeconds(20), mail::received);
            assertThat(letter)
                    .contains("RCPT TO:<" + addresses.email() + ">")
                    .doesNotContain("action-token", Extraction.notable(SOMEBODY).familyName());
        }
    }

    @Test
    void opensInOneBrowserAlone() {
        URI link = link("passkey");
        Surfer first = Surfer.of(Software.asking());
        Page asked = Page.of(first.look(link));

        assertRefused("FACTOR-1580", Surfer.of(Software.asking()).look(link));
        // Nor with the address the first one was sent on to.
        Surfer thief = Surfer.of(Software.asking());
        assertRefused("FACTOR-1580", thief.look(href(asked)));

        assertThat(onward(first, asked).add(key, "").level()).isEqualTo("eidas1");
    }

    @Test
    void worksOnce() {
        URI link = link("passkey");
        Surfer surfer = Surfer.of(Software.asking());
        Page asked = Page.of(surfer.look(link));
        onward(surfer, asked).add(key, "").leave();

        assertRefused("FACTOR-1580", surfer.look(link));
        assertThat(surfer.look(href(asked)).status()).isEqualTo(400);
        assertThat(Surfer.of(Software.asking()).look(link).status()).isEqualTo(400);
        assertThat(MeansUnderTest.of(SOMEBODY).page().document().select("[data-kind=passkey]"))
                .hasSize(1);
    }

    @Test
    void isOverAfterItsTime() {
        realm(LASTS, "1");
        URI link = link("passkey");
        long expires = payload(link).path("exp").longValue();
        Await.until("its end", Duration.ofSeconds(10), () -> Instant.now().getEpochSecond() > expires);

        Exchange late = Surfer.of(Software.asking()).look(link);

        assertThat(late.status()).isEqualTo(400);
        assertThat(Page.of(late).code()).isEqualTo("PAGE-1410");
    }

    /** Whatever the realm's own setting, no link lasts longer than an hour. */
    @Test
    void lastsNoLongerThanAnHour() {
        realm(LASTS, "864000");

        assertThat(Software.json(made(operator("desk-keys", "enrol-keys"), "passkey"))
                        .path("expires_in")
                        .longValue())
                .isEqualTo(3600);
    }

    @ParameterizedTest
    @CsvSource({"means, recovery-codes", "sub, f:550dc1c8-d97b-4b1e-ac8c-8eb4471cf9dd:899700999999", "exp, 99999999999"
    })
    void believesNothingThatWasChangedInIt(String claim, String value) {
        String[] parts = link("passkey").toString().split("key=")[1].split("\\.");
        ObjectNode payload = (ObjectNode) payload(link("passkey"));
        if (claim.equals("exp")) {
            payload.put(claim, Long.parseLong(value));
        } else {
            payload.put(claim, value);
        }
        String forged = parts[0] + "."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(payload.toString().getBytes(StandardCharsets.UTF_8))
                + "." + parts[2];

        Exchange answer = Surfer.of(Software.asking()).look(address(forged));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Page.of(answer).document().select("#galien-desk")).isEmpty();
    }

    @Test
    void addsNothingForWhoeverElseIsIdentifiedInThatBrowser() {
        Surfer other = AccountUnderTest.of("medecin").surfer();

        Exchange answer = other.look(link("passkey"));

        assertThat(Page.of(answer).code()).isEqualTo("PAGE-1411");
        assertThat(answer.body()).doesNotContain(Extraction.notable(SOMEBODY).familyName());
    }

    /** The desk's word is for one means. */
    @Test
    void vouchesForNoOtherActionThanItsOwn() {
        Surfer surfer = Surfer.of(Software.asking());
        Page asked = Page.of(surfer.look(link("passkey")));
        KeyPage page = onward(surfer, asked);
        String action = page.addAction().toString();

        Exchange swapped = surfer.look(URI.create(action.replace("galien-passkey", "galien-security-key")));
        surfer.send(
                URI.create(action.replace("galien-passkey", "galien-security-key")),
                KeyPage.addFields(key.create(page.creation(), AccountUnderTest.origin()), ""));

        assertThat(Page.of(swapped).document().select("#galien-key-add[data-kind=security-key]"))
                .isEmpty();
        assertThat(Keys.of(SOMEBODY)).isEmpty();
    }

    /** And no address that software starts a login by has it. */
    @Test
    void vouchesForNothingInAnotherLoginOfTheSameBrowser() {
        Software software = Software.asking("kc_action", "galien-passkey");
        Surfer surfer = Surfer.of(software);
        surfer.look(href(Page.of(surfer.look(link("passkey")))));

        assertThat(Page.of(surfer.ask()).offersTheCard()).isTrue();
    }

    @Test
    void helpsNobodyWhoIsStopped() {
        String id = outsider();
        URI link = link(operator("desk-keys", "enrol-keys"), "dehors", "passkey");
        console.ask(
                "PUT", "/users/" + id, Json.object().put("username", "dehors").put("enabled", false));

        Exchange answer = Surfer.of(Software.asking()).look(link);

        assertThat(Page.of(answer).code()).isEqualTo("PAGE-1412");
        assertThat(operator("desk-keys", "enrol-keys")
                        .post("enrolment", body("dehors", "lost-key", "passkey"))
                        .status())
                .isEqualTo(404);
        console.ask("DELETE", "/users/" + id, null);
    }

    /** Somebody outside the directory, with nothing but this. */
    @Test
    void isTheOnlyWayInForWhoHasNothingElseAndThenNotDeleted() {
        String id = outsider();
        Surfer surfer = Surfer.of(Software.asking());
        URI link = link(operator("desk-keys", "enrol-keys"), "dehors", "passkey");
        onward(surfer, Page.of(surfer.look(link))).add(key, "La mienne").leave();
        Software software = Software.of(Keys.takingPasskeys());
        Surfer home = Surfer.of(software);
        assertThat(software.code(KeyPage.login(home).show(key))).isNotEmpty();
        MeansUnderTest mine = new MeansUnderTest(home);

        assertThat(mine.row("passkey").select("[data-last=true]")).isNotEmpty();
        assertRefused("FACTOR-1573", mine.act("delete", mine.id("passkey")));

        assertThat(mine.row("passkey")).isNotNull();
        console.ask("DELETE", "/users/" + id, null);
    }

    @Test
    void givesNoLinkWithoutARoleAReasonAMeansOrAPerson() {
        DeskOperator operator = operator("desk-keys", "enrol-keys");
        String person = Extraction.notable(SOMEBODY).nationalId().value();

        assertThat(made(operator("desk-none", ""), "passkey").status()).isEqualTo(403);
        assertThat(made(operator("desk-1", "enrol-mobile-devices"), "passkey").status())
                .isEqualTo(403);
        assertThat(operator.post("enrolment", body(person, "because", "passkey"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.post("enrolment", body(person, "lost-key", "sms")).status())
                .isEqualTo(400);
        // The realm keeps passwords from the people of its directory.
        assertThat(operator.post("enrolment", body(person, "forgotten-password", "password"))
                        .status())
                .isEqualTo(400);
        assertThat(operator.post("enrolment", body("899700999999", "lost-key", "passkey"))
                        .status())
                .isEqualTo(404);
        assertThat(operator.post("enrolment", body("service-account-desk-none", "lost-key", "passkey"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void asksASecondOperatorUnlessTheRealmSaysThatOneIsEnough() {
        asTheRealmIsAtFirst();
        DeskOperator first = operator("desk-keys", "enrol-keys");

        Exchange asked = made(first, "passkey");
        assertThat(asked.status()).isEqualTo(202);
        assertThat(Software.json(asked).has("link")).isFalse();
        String confirm = "enrolment/" + Software.json(asked).path("request").textValue() + "/confirm";

        assertThat(first.post(confirm, Json.object()).status()).isEqualTo(403);
        assertThat(operator("desk-none", "").post(confirm, Json.object()).status())
                .isEqualTo(403);
        DeskOperator second = operator("desk-keys-2", "enrol-keys");
        assertThat(Software.json(second.post(confirm, Json.object()))
                        .path("link")
                        .textValue())
                .contains("action-token");
        assertThat(second.post(confirm, Json.object()).status()).isEqualTo(404);
    }

    @Test
    void helpsNoOperatorToSomethingOfTheirOwn() {
        asTheRealmIsAtFirst();
        Secretary secretary = Secretary.hired();
        DeskOperator herself = DeskOperator.inPerson(secretary, "enrol-keys", "galien-keys");
        DeskOperator colleague = operator("desk-keys", "enrol-keys");

        assertThat(made(herself, "passkey").status()).isEqualTo(202);
        assertThat(herself.post("enrolment", body(secretary.name(), "lost-key", "passkey"))
                        .status())
                .isEqualTo(403);
        Exchange asked = colleague.post("enrolment", body(secretary.name(), "lost-key", "passkey"));
        String confirm = "enrolment/" + Software.json(asked).path("request").textValue() + "/confirm";
        assertThat(herself.post(confirm, Json.object()).status()).isEqualTo(403);
        assertThat(operator("desk-keys-2", "enrol-keys")
                        .post(confirm, Json.object())
                        .status())
                .isEqualTo(200);
    }

    private static DeskOperator operator(String id, String role) {
        return DeskOperator.of(id, role, "galien-keys");
    }

    private static Exchange made(DeskOperator operator, String means) {
        return operator.post(
                "enrolment", body(Extraction.notable(SOMEBODY).nationalId().value(), "lost-key", means));
    }

    private static URI link(String means) {
        return link(
                operator("desk-keys", "enrol-keys"),
                Extraction.notable(SOMEBODY).nationalId().value(),
                means);
    }

    private static URI link(DeskOperator operator, String person, String means) {
        Exchange made = operator.post("enrolment", body(person, "lost-key", means));
        assertThat(made.status()).isEqualTo(200);
        return URI.create(Software.json(made).path("link").textValue());
    }

    private static URI address(String token) {
        return URI.create(TheSandbox.get().addresses().issuer() + "/login-actions/action-token?key=" + token);
    }

    private static ObjectNode body(String person, String reason, String means) {
        return Json.object().put("person", person).put("reason", reason).put("means", means);
    }

    private static JsonNode payload(URI link) {
        return Software.claims(link.toString().split("key=")[1]);
    }

    private static URI href(Page asked) {
        return URI.create(asked.document().selectFirst("#galien-desk-onward").absUrl("href"));
    }

    private static KeyPage onward(Surfer surfer, Page asked) {
        return new KeyPage(surfer, surfer.look(href(asked)));
    }

    private String outsider() {
        console.ask(
                "POST",
                "/users",
                Json.object()
                        .put("username", "dehors")
                        .put("enabled", true)
                        .put("firstName", "Dominique")
                        .put("lastName", "Dehors"));
        return console.list(Map.of("username", "dehors", "exact", "true"))
                .get(0)
                .path("id")
                .textValue();
    }

    private void asTheRealmIsAtFirst() {
        console.changeRealm(realm -> realm.withObjectProperty("attributes").remove(TWO_OPERATORS));
    }

    private void realm(String attribute, String value) {
        console.changeRealm(realm -> realm.withObjectProperty("attributes").put(attribute, value));
    }

    private static void assertRefused(String code, Exchange answer) {
        assertThat(Page.of(answer).code()).isEqualTo(code);
    }
}
