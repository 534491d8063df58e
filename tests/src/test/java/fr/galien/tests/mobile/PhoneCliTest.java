package fr.galien.tests.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.ClientHabits;
import fr.galien.sandbox.client.ClientSpec;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.login.LoginCommand;
import fr.galien.sandbox.login.LoginSettings;
import fr.galien.sandbox.login.PhoneLogin;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.sandbox.phone.PhoneBox;
import fr.galien.sandbox.phone.command.PhoneCommand;
import fr.galien.tests.system.TheSandbox;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Phones from the terminal, on the real pages and endpoints: what a vendor's continuous integration does. */
class PhoneCliTest {

    private static final String PHONE = "phone-cli";
    private static final String CARD = "pharmacien";

    @BeforeAll
    static void enrol() throws IOException {
        new PhoneBox(TheSandbox.get().home()).discard(PHONE);
        assertThat(phone("enrol", PHONE, "--card", CARD).path("ok").booleanValue())
                .isTrue();
    }

    @AfterAll
    static void remove() throws IOException {
        assertThat(phone("remove", PHONE).path("ok").booleanValue()).isTrue();
        assertThat(phone("list").path("phones"))
                .noneMatch(listed -> listed.path("name").asText().equals(PHONE));
    }

    @Test
    void listsWhatTheServiceSaysOfThePhone() throws IOException {
        JsonNode listed = Stream.of(phone("list"))
                .flatMap(told -> told.path("phones").valueStream())
                .filter(one -> one.path("name").asText().equals(PHONE))
                .findFirst()
                .orElseThrow();

        assertThat(listed.path("status").asText()).isEqualTo("active");
        assertThat(listed.path("acr").asText()).isEqualTo("eidas1");
        assertThat(listed.path("person").asText()).matches("8\\d{11}");
    }

    @Test
    void logsInByTheNumberOfThePage() throws IOException {
        JsonNode told = login("--phone", PHONE, "--client", client());

        assertThat(told.path("ok").booleanValue()).as(told.toString()).isTrue();
        assertThat(told.at("/idToken/claims/acr").asText()).isEqualTo("eidas1");
        assertThat(told.at("/userinfo/SubjectNameID").asText()).isEqualTo(held().person());
    }

    @Test
    void logsInByTheLinkOfThePage() throws IOException {
        JsonNode told = login("--phone", PHONE, "--scan", "--client", client());

        assertThat(told.path("ok").booleanValue()).as(told.toString()).isTrue();
    }

    @Test
    void approvesTheOpenPageOfSomebodyElsesTerminalByItsNumber() throws Exception {
        PhoneLogin login = new PhoneLogin(settings());
        PhoneLogin.Waiting screen = login.begin(held().person());

        JsonNode told = phone("approve", PHONE, screen.number().orElseThrow());

        assertThat(told.at("/request/client").asText()).isEqualTo(client());
        assertThat(told.path("state").asText()).isEqualTo("approved");
        assertThat(login.redeem(login.comeBack(screen))).isNotNull();
    }

    @Test
    void watchesAndTakesTheNumberFromTheKeyboard() throws Exception {
        PhoneLogin login = new PhoneLogin(settings());
        PhoneLogin.Waiting screen = login.begin(held().person());
        InputStream keyboard = System.in;
        StringWriter shown = new StringWriter();
        try {
            System.setIn(new ByteArrayInputStream(
                    (screen.number().orElseThrow() + "\nq\n").getBytes(StandardCharsets.US_ASCII)));
            assertThat(run(shown, new PhoneCommand(), Stream.of("watch", PHONE)))
                    .isZero();
        } finally {
            System.setIn(keyboard);
        }

        assertThat(shown.toString()).contains("approved: System tests");
        assertThat(login.redeem(login.comeBack(screen))).isNotNull();
    }

    @Test
    void answersNothingWhenTheNumberIsTooShort() throws IOException {
        assertThat(phone("approve", PHONE, "12").at("/error/code").asText()).isEqualTo("BOX-1106");
    }

    @Test
    void hasNothingToRefuseWhenNothingWaits() throws IOException {
        assertThat(phone("refuse", PHONE).at("/error/code").asText()).isEqualTo("BOX-1104");
    }

    @Test
    void logsInOverCiba() throws IOException {
        ciba("cli-ciba", ClientHabits.Ciba.TWO_DIGITS);

        JsonNode told = login("--phone", PHONE, "--ciba", "--client", "cli-ciba");

        assertThat(told.path("ok").booleanValue()).as(told.toString()).isTrue();
        assertThat(told.at("/idToken/claims/acr").asText()).isEqualTo("eidas1");
    }

    @Test
    void logsInOverCibaWithSixDigits() throws IOException {
        ciba("cli-ciba-six", ClientHabits.Ciba.SIX_DIGITS);

        JsonNode told = login("--phone", PHONE, "--ciba", "--digits", "6", "--client", "cli-ciba-six");

        assertThat(told.path("ok").booleanValue()).as(told.toString()).isTrue();
    }

    private static void ciba(String id, ClientHabits.Ciba digits) {
        Clients.ensure(
                TheSandbox.get().home(),
                new ClientSpec(
                        id,
                        "Counter",
                        List.of(TheSandbox.get().client().redirectUris().getFirst()),
                        List.of(),
                        new ClientAuthentication.BySecret(),
                        new ClientHabits(true, false, Optional.empty(), List.of(), digits)));
    }

    private static LoginSettings settings() {
        return TheSandbox.get().loginSettings();
    }

    private static String client() {
        return TheSandbox.get().client().id();
    }

    private static HeldPhone held() {
        return new PhoneBox(TheSandbox.get().home()).get(PHONE);
    }

    private static JsonNode login(String... arguments) throws IOException {
        return told(new LoginCommand(), arguments);
    }

    private static JsonNode phone(String... arguments) throws IOException {
        return told(new PhoneCommand(), arguments);
    }

    private static JsonNode told(Object command, String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        run(out, command, Stream.concat(Stream.of(arguments), Stream.of("--json")));
        return Json.read(out.toString());
    }

    private static int run(StringWriter out, Object command, Stream<String> arguments) {
        String home = TheSandbox.get().home().root().toString();
        return new CommandLine(command)
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(arguments, Stream.of("--home", home)).toArray(String[]::new));
    }
}
