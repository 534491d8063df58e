package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.phone.Enrolled;
import fr.galien.testkit.phone.Phone;
import fr.galien.tests.browser.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** "My phones": what a person sees of them and does to them. */
class DevicesTest {

    private static final String SOMEBODY = "sans-activite";

    private static final Duration SOON = Duration.ofSeconds(20);

    private final Console console = new Console();

    @AfterEach
    void nobodyKeepsAPhone() {
        PhonesUnderTest.of(SOMEBODY).revokeAll();
        console.mailServer(Map.of());
    }

    @Test
    void listsAPhoneWithItsNameItsLevelAndHowItCame() {
        EnrolmentUnderTest.done(SOMEBODY, "Le vert");

        PhonesUnderTest phones = PhonesUnderTest.of(SOMEBODY);

        assertThat(phones.ids()).hasSize(1);
        assertThat(phones.row(phones.ids().getFirst()).text()).contains("Le vert", "eidas1", "Ajouté avec votre carte");
    }

    @Test
    void suspendsAPhoneAndBringsItBackWithACardJustRead() throws IOException {
        Enrolled enrolled = EnrolmentUnderTest.done(SOMEBODY, "Téléphone");
        PhonesUnderTest phones = PhonesUnderTest.of(SOMEBODY);
        String phone = phones.ids().getFirst();

        assertThat(phones.act("suspend", phone).status()).isEqualTo(303);
        EnrolByCardTest.assertRefused("ECPS-0205", enrolled.phone()::pending);

        assertThat(phones.act("reactivate", phone).status()).isEqualTo(303);
        assertThat(enrolled.phone().pending().device().status()).isEqualTo("active");
    }

    @Test
    void revokesAPhoneForGood() {
        Enrolled enrolled = EnrolmentUnderTest.done(SOMEBODY, "Téléphone");
        PhonesUnderTest phones = PhonesUnderTest.of(SOMEBODY);

        phones.act("revoke", phones.ids().getFirst());

        assertThat(phones.ids()).isEmpty();
        EnrolByCardTest.assertRefused("ECPS-0203", enrolled.phone()::pending);
    }

    @Test
    void takesOddNamesAsTheyAreAndRefusesWhatIsNone() {
        EnrolmentUnderTest.done(SOMEBODY, "Téléphone");
        EnrolmentUnderTest.done(SOMEBODY, "Téléphone");
        PhonesUnderTest phones = PhonesUnderTest.of(SOMEBODY);
        String phone = phones.ids().getFirst();
        String odd = "<b>é\"'&${7*7} 📱</b>";

        assertThat(phones.act("rename", phone, Map.of("name", odd)).status()).isEqualTo(303);
        assertThat(phones.row(phone).selectFirst(".galien-row__title").text()).isEqualTo(odd);

        assertThat(Page.of(phones.act("rename", phone, Map.of("name", " "))).code())
                .isEqualTo("ACCOUNT-1306");
        assertThat(Page.of(phones.act("rename", phone, Map.of("name", "x".repeat(61))))
                        .code())
                .isEqualTo("ACCOUNT-1306");
        assertThat(Page.of(phones.act("rename", phone, Map.of("name", "a\u202Eb")))
                        .code())
                .isEqualTo("ACCOUNT-1306");
    }

    @Test
    void changesNothingForAForgedFormAndNoPhoneOfSomebodyElse() throws IOException {
        Enrolled enrolled = EnrolmentUnderTest.done(SOMEBODY, "Téléphone");
        PhonesUnderTest phones = PhonesUnderTest.of(SOMEBODY);
        String phone = phones.ids().getFirst();
        String token = phones.page().document().select("[name=token]").val();

        Exchange foreign =
                phones.send("https://evil.example", Map.of("token", token, "device", phone, "act", "suspend"));
        Exchange untold = phones.send(null, Map.of("token", token, "device", phone, "act", "suspend"));
        Exchange forged =
                phones.send(AccountUnderTest.origin(), Map.of("token", "x", "device", phone, "act", "suspend"));
        Exchange others = PhonesUnderTest.of("medecin").act("suspend", phone);

        assertThat(Page.of(foreign).code()).isEqualTo("ACCOUNT-1301");
        assertThat(Page.of(untold).code()).isEqualTo("ACCOUNT-1301");
        assertThat(Page.of(forged).code()).isEqualTo("ACCOUNT-1302");
        assertThat(Page.of(others).code()).isEqualTo("ACCOUNT-1305");
        assertThat(enrolled.phone().pending().device().status()).isEqualTo("active");
    }

    @Test
    void endsTheSessionsAPhoneOpenedAndTellsTheirSoftwareAndNoOthers() throws IOException {
        Phone phone = EnrolmentUnderTest.done(SOMEBODY, "Téléphone").phone();
        RegisteredClient client = TheSandbox.get().register("system-tests-phone-end");
        Software byCard = Software.asking();
        JsonNode others =
                tokens(byCard, Surfer.of(byCard).logIn(TheSandbox.get().card(SOMEBODY)));
        for (String act : List.of("suspend", "revoke")) {
            try (LogoutReceiver receiver = new LogoutReceiver()) {
                console.configure(
                        client,
                        Map.of(
                                "backchannel.logout.url",
                                receiver.address().toString(),
                                "backchannel.logout.session.required",
                                "true"));
                Software software = Software.of(client);
                JsonNode own = tokens(software, byPhone(phone, software));
                PhonesUnderTest phones = PhonesUnderTest.of(SOMEBODY);

                phones.act(act, phones.ids().getFirst());

                assertThat(software.refresh(own.path("refresh_token").textValue())
                                .status())
                        .isEqualTo(400);
                Await.present("the software is told", SOON, () -> receiver.received(1));
                assertThat(byCard.introspect(others.path("access_token").textValue())
                                .body())
                        .contains("\"active\":true");
                if (act.equals("suspend")) {
                    phones.act("reactivate", phones.ids().getFirst());
                }
            }
        }
    }

    /** It approved, and was revoked before the page fetched that. */
    @Test
    void voidsWhatAPhoneApprovedAndNobodyHasFetched() throws IOException {
        Phone phone = EnrolmentUnderTest.done(SOMEBODY, "Téléphone").phone();
        PhoneScreen screen = PhoneScreen.chosenBy(Surfer.of(Software.asking()));
        phone.approve(phone.scan(screen.scanned()).getFirst(), screen.scanned().bind());

        PhonesUnderTest.of(SOMEBODY).revokeAll();

        assertThat(Page.of(screen.done()).code()).isEqualTo("ECPS-0224");
    }

    @Test
    void letsAPhoneAddAnotherWorthNoMoreThanItself() throws IOException {
        Phone phone = EnrolmentUnderTest.done(SOMEBODY, "Le premier").phone();
        EnrolmentUnderTest screen = EnrolmentUnderTest.byPhone(phone);
        assertThat(screen.state()).isEqualTo("offered");

        Enrolled second = screen.answered("Le second");
        screen.confirm(second.confirmation());

        assertThat(screen.level()).isEqualTo("eidas1");
        assertThat(second.phone().pending().device().name()).isEqualTo("Le second");
        assertThat(PhonesUnderTest.of(SOMEBODY).page().document().text()).contains("Ajouté avec un autre téléphone");
    }

    /** A phone says itself that it is given away. */
    @Test
    void forgetsAPhoneThatRevokesItself() throws IOException {
        Phone phone = EnrolmentUnderTest.done(SOMEBODY, "Téléphone").phone();

        phone.revoke();

        EnrolByCardTest.assertRefused("ECPS-0203", phone::pending);
        assertThat(PhonesUnderTest.of(SOMEBODY).ids()).isEmpty();
    }

    private static JsonNode tokens(Software software, Exchange end) {
        return Software.json(software.redeem(software.code(end)));
    }

    private static Exchange byPhone(Phone phone, Software software) throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(Surfer.of(software));
        phone.approve(phone.scan(screen.scanned()).getFirst(), screen.scanned().bind());
        return screen.done();
    }

    /** By the address the directory has, and without anything of the phone. */
    @Test
    void tellsThePersonByMail() throws Exception {
        try (MailServer server = new MailServer();
                PrivateAddresses addresses = PrivateAddresses.of(SOMEBODY, "quelqu-un@example.org", "0600000000")) {
            console.mailServer(Map.of(
                    "host", "127.0.0.1", "port", String.valueOf(server.port()), "from", "ne-pas-repondre@example.org"));

            EnrolmentUnderTest.done(SOMEBODY, "Le vert");

            String mail = Await.present("the mail", Duration.ofSeconds(20), server::received);
            assertThat(mail).contains("RCPT TO:<" + addresses.email() + ">").doesNotContain("Le vert", "http");
        }
    }
}
