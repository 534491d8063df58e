package fr.galien.tests.mobile;

import static fr.galien.tests.mobile.CibaTrapsTest.isRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.sandbox.directory.DirectoryCommand;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.testkit.phone.PhoneRefused;
import fr.galien.testkit.phone.PhoneRequest;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What somebody could try who knows a professional's number, who is a client, or who has a phone. */
class CibaAttackTest {

    @Test
    void silencesAClientWhoseTwoDigitsWereGuessedWrongUntilThePersonLogsInThemselves() {
        CibaSoftware guesser = CibaSoftware.named("ciba-guess");
        CibaSoftware other = CibaSoftware.named("ciba-guess-other");
        Pocket pocket = Pocket.ofHolder("infirmiere");
        String request = guesser.accepted(guesser.ask(pocket.person(), "42"));
        PhoneRequest shown = ofClient(pocket, "ciba-guess");

        refuses(() -> pocket.approve(shown, "43"), "ECPS-0208");

        refuses(() -> pocket.approve(shown, "42"), "ECPS-0210");
        assertThat(CibaSoftware.error(guesser.answer(request))).isEqualTo("access_denied");
        isRefused(guesser.ask(pocket.person(), "42"), "access_denied", "ECPS-0248");
        String others = other.accepted(other.ask(pocket.person(), "44"));
        assertThat(pocket.approve(ofClient(pocket, "ciba-guess-other"), "44")).isEqualTo("approved");
        assertThat(other.answer(others).status()).isEqualTo(200);
        // A login over CIBA is not one of their own.
        isRefused(guesser.ask(pocket.person(), "42"), "access_denied", "ECPS-0248");

        assertThat(TheSandbox.get().login("infirmiere")).isInstanceOf(Outcome.LoggedIn.class);

        assertThat(guesser.ask(pocket.person(), "42").status()).isEqualTo(200);
    }

    @Test
    void closesARequestOfSixDigitsAtOneWrongNumberAndSilencesNobody() {
        CibaSoftware software = CibaSoftware.ofSixDigits("ciba-six");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "123456"));

        refuses(() -> pocket.approve("123457"), "ECPS-0208");

        assertThat(CibaSoftware.error(software.answer(request))).isEqualTo("access_denied");
        assertThat(software.ask(pocket.person(), "123456").status()).isEqualTo(200);
    }

    @Test
    void letsNoClientAskTwiceAtOnceNorOftenInAnHour() throws IOException {
        CibaSoftware software = CibaSoftware.named("ciba-storm");
        Pocket pocket = Pocket.ofSomebody();
        List<Integer> first = Together.all(IntStream.range(0, 8).mapToObj(i ->
                (Callable<Integer>) () -> software.ask(pocket.person(), "50").status()));
        assertThat(first.stream().filter(status -> status == 200)).hasSize(1);
        isRefused(software.ask(pocket.person(), "50"), "access_denied", "ECPS-0250");
        pocket.phone().cancel(pocket.request());

        for (int i = 0; i < 4; i++) {
            software.accepted(software.ask(pocket.person(), "50"));
            pocket.phone().cancel(pocket.request());
        }

        isRefused(software.ask(pocket.person(), "50"), "access_denied", "ECPS-0249");
    }

    @Test
    void letsNoMoreThanThreeClientsWaitForAPerson() {
        Pocket pocket = Pocket.ofSomebody();
        for (String name : List.of("ciba-crowd-1", "ciba-crowd-2", "ciba-crowd-3")) {
            CibaSoftware software = CibaSoftware.named(name);
            software.accepted(software.ask(pocket.person(), "60"));
        }

        isRefused(CibaSoftware.named("ciba-crowd-4").ask(pocket.person(), "60"), "access_denied", "ECPS-0250");
        assertThat(pocket.requests()).hasSize(3);
    }

    /** The number is not what tells requests apart: a client that always sends the same gets no other's login. */
    @Test
    void approvesOneRequestAndNotAnotherOfTheSameNumber() {
        CibaSoftware one = CibaSoftware.named("ciba-same-1");
        CibaSoftware other = CibaSoftware.named("ciba-same-2");
        Pocket pocket = Pocket.ofSomebody();
        String ofOne = one.accepted(one.ask(pocket.person(), "77"));
        String ofOther = other.accepted(other.ask(pocket.person(), "77"));

        pocket.approve(ofClient(pocket, "ciba-same-1"), "77");

        assertThat(one.answer(ofOne).status()).isEqualTo(200);
        assertThat(CibaSoftware.error(other.state(ofOther))).isEqualTo("authorization_pending");
    }

    @Test
    void givesNoTokensForARequestOfAnotherClient() {
        CibaSoftware software = CibaSoftware.named("ciba-mine");
        CibaSoftware thief = CibaSoftware.named("ciba-thief");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "61"));
        pocket.approve("61");

        assertThat(CibaSoftware.error(thief.state(request))).isEqualTo("invalid_grant");

        assertThat(software.answer(request).status()).isEqualTo(200);
    }

    @Test
    void hasNoCallback() {
        CibaSoftware software = CibaSoftware.named("ciba-callback");

        assertThat(software.post("ext/ciba/auth/callback", "status=SUCCEED").status())
                .isEqualTo(404);
    }

    @Test
    void givesNoTokensToWhoeverLeftSinceTheyApproved() throws IOException {
        CibaSoftware software = CibaSoftware.named("ciba-left");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "62"));
        pocket.approve("62");

        directory("revoke", pocket.person(), "--reason", "Struck off in a test", "--as", "alice");
        try {
            assertThat(CibaSoftware.error(software.answer(request))).isEqualTo("invalid_grant");
            Exchange refused = software.ask(pocket.person(), "62");
            assertThat(CibaSoftware.error(refused)).isEqualTo("invalid_request");
            assertThat(CibaSoftware.description(refused)).isEqualTo("invalid_user");
        } finally {
            String wish = directory("lift", pocket.person(), "--reason", "The test is over", "--as", "alice");
            directory("confirm", wish, "--as", "bruno");
        }
    }

    private static String directory(String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        int status = new CommandLine(new DirectoryCommand())
                .setOut(new PrintWriter(out))
                .execute(Stream.concat(
                                Stream.of(arguments),
                                Stream.of(
                                        "--json",
                                        "--home",
                                        TheSandbox.get().home().root().toString()))
                        .toArray(String[]::new));
        assertThat(status).isZero();
        return Json.read(out.toString()).path("number").asText();
    }

    @Test
    void givesNoTokensForTheApprovalOfAPhoneThatWasSuspendedSince() {
        CibaSoftware software = CibaSoftware.named("ciba-suspended");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "63"));
        pocket.approve("63");
        pocket.suspend();

        isRefused(software.answer(request), "invalid_grant", "ECPS-0251");
        isRefused(software.ask(pocket.person(), "63"), "access_denied", "ECPS-0246");
    }

    @Test
    void letsOneOfFiftyAnswersThatContradictEachOtherWin() {
        CibaSoftware software = CibaSoftware.named("ciba-fifty");
        Pocket pocket = Pocket.ofSomebody();
        Pocket second = pocket.another();
        String request = software.accepted(software.ask(pocket.person(), "64"));
        PhoneRequest shown = pocket.request();

        List<String> states = Together.all(IntStream.range(0, 50).mapToObj(i -> (Callable<String>) () -> {
            try {
                return i % 2 == 0 ? pocket.approve(shown, "64") : second.phone().cancel(shown);
            } catch (PhoneRefused refused) {
                return refused.code();
            }
        }));

        assertThat(states).containsAnyOf("approved", "cancelled");
        assertThat(states.contains("approved") && states.contains("cancelled")).isFalse();
        assertThat(states).isSubsetOf("approved", "cancelled", "ECPS-0202", "ECPS-0210");
        assertThat(software.answer(request).status()).isEqualTo(states.contains("approved") ? 200 : 400);
    }

    @Test
    void asksNobodyWithoutAPhone() {
        isRefused(CibaSoftware.named("ciba-nobody").ask(Pocket.somebody(), "65"), "access_denied", "ECPS-0246");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eidas2", "eidas3", "eidas9", "eidas3 eidas2"})
    void asksNobodyForALevelTheirPhoneDoesNotReach(String asked) {
        CibaSoftware software = CibaSoftware.named("ciba-level");

        Exchange refused = software.ask(Pocket.ofSomebody().person(), "66", Map.of("acr_values", asked));

        isRefused(refused, "access_denied", "ECPS-0247");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mobile", "SMS", "CARD,MOBILE"})
    void knowsTwoChannelsAndNoOther(String channel) {
        CibaSoftware software = CibaSoftware.named("ciba-channel");

        isRefused(
                software.ask(Pocket.ofSomebody().person(), "67", Map.of("channel", channel)),
                "invalid_request",
                "ECPS-0243");
    }

    @Test
    void takesNoParameterTwice() {
        CibaSoftware software = CibaSoftware.named("ciba-twice");
        String form = CibaSoftware.encoded(
                Map.of("scope", "openid", "login_hint", Pocket.ofSomebody().person(), "binding_message", "68"));

        isRefused(software.post("ext/ciba/auth", form + "&binding_message=69"), "invalid_request", "ECPS-0240");
    }

    @Test
    void tellsAPhoneNothingOfWhatACardIsAsked() {
        CibaSoftware software = CibaSoftware.named("ciba-for-the-card");
        Pocket pocket = Pocket.ofSomebody();

        software.accepted(software.ask(pocket.person(), "69", Map.of("channel", "CARD")));

        assertThat(pocket.requests()).isEmpty();
    }

    @Test
    void tellsAPhoneNothingOfAnotherPerson() {
        CibaSoftware software = CibaSoftware.named("ciba-other-person");
        Pocket pocket = Pocket.ofSomebody();
        Pocket thief = Pocket.ofSomebody();
        software.accepted(software.ask(pocket.person(), "70"));
        PhoneRequest shown = pocket.request();

        assertThat(thief.requests()).isEmpty();
        refuses(() -> thief.approve(shown, "70"), "ECPS-0202");
    }

    private static PhoneRequest ofClient(Pocket pocket, String client) {
        return pocket.requests().stream()
                .filter(request -> request.clientId().equals(client))
                .findFirst()
                .orElseThrow();
    }

    private static void refuses(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        PhoneRefused.class,
                        refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
