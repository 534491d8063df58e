package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.code.CodeApplication;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Whoever guesses, replays, hurries or goes round the second factor. */
class PasswordAttackTest {

    private final Secretary secretary = Secretary.hired();

    @Test
    void answersAWrongPasswordAndAWrongCodeByTheSamePage() {
        PasswordScreen first = PasswordScreen.chosenBy(Surfer.of(Software.asking()));

        // In one browser after the other, because the pages of one attempt differ by nothing else.
        PasswordScreen wrongPassword = first.types(secretary.name(), "wrong wrong wrong", secretary.code());
        PasswordScreen wrongCode = wrongPassword.types(secretary.name(), secretary.password(), secretary.wrongCode());
        PasswordScreen nobody = wrongCode.types(secretary.name(), "wrong wrong wrong", secretary.wrongCode());

        assertThat(wrongPassword.page().code()).isEqualTo("FACTOR-1541");
        assertThat(wrongCode.sameness()).isEqualTo(wrongPassword.sameness());
        assertThat(nobody.sameness()).isEqualTo(wrongPassword.sameness());
        assertThat(wrongCode.shown().status()).isEqualTo(wrongPassword.shown().status());
        assertThat(wrongCode.shown().headers().map().keySet())
                .isEqualTo(wrongPassword.shown().headers().map().keySet());
    }

    @Test
    void tellsNobodyWhoExistsOrMayUseAPassword() {
        String known = wordsOf(secretary.name());

        for (String name : List.of(
                "nobody.at.all",
                Extraction.notable("medecin").nationalId().value(),
                "81099999999",
                "a\u0000b",
                "x".repeat(300),
                "service-account-galien-desk")) {
            assertThat(wordsOf(name)).as(name).isEqualTo(known);
        }
    }

    private static String wordsOf(String name) {
        PasswordScreen answer =
                PasswordScreen.chosenBy(Surfer.of(Software.asking())).types(name, "wrong wrong wrong", "123456");
        assertThat(answer.shown().status()).isEqualTo(200);
        return answer.page().refusal() + answer.page().code();
    }

    @Test
    void takesACodeOnce() {
        String code = secretary.code();
        Software software = Software.asking();
        software.code(PasswordScreen.chosenBy(Surfer.of(software))
                .types(secretary.name(), secretary.password(), code)
                .shown());

        PasswordScreen again = PasswordScreen.chosenBy(Surfer.of(Software.asking()))
                .types(secretary.name(), secretary.password(), code);

        assertThat(again.page().code()).isEqualTo("FACTOR-1541");
    }

    @Test
    void doesNotUseUpTheCodeOfAWrongPassword() {
        String code = secretary.code();
        Software software = Software.asking();

        PasswordScreen mistyped =
                PasswordScreen.chosenBy(Surfer.of(software)).types(secretary.name(), "mistyped mistyped", code);

        assertThat(software.code(mistyped.types(secretary.name(), secretary.password(), code)
                        .shown()))
                .isNotBlank();
    }

    @Test
    void letsOneInOfFiftyAtOnce() throws Exception {
        String code = secretary.code();

        List<PasswordScreen> ends = atOnce(50, screen -> screen.types(secretary.name(), secretary.password(), code));

        assertThat(ends).filteredOn(end -> end.shown().redirect().isPresent()).hasSize(1);
    }

    @Test
    void takesTheCodesOfThisWindowAndItsNeighboursAndNoOthers() {
        Instant now = Instant.now();
        for (int step : new int[] {-6, -4, -3, 4, 6, 120}) {
            String code = secretary.application().codeAt(now.plus(CodeApplication.STEP.multipliedBy(step)));
            assertThat(PasswordScreen.chosenBy(Surfer.of(Software.asking()))
                            .types(secretary.name(), secretary.password(), code)
                            .page()
                            .code())
                    .as("window %s", step)
                    .isEqualTo("FACTOR-1541");
        }
    }

    @Test
    void takesNobodyElsesCode() {
        Secretary other = Secretary.hired();

        assertThat(PasswordScreen.chosenBy(Surfer.of(Software.asking()))
                        .types(secretary.name(), secretary.password(), other.code())
                        .page()
                        .code())
                .isEqualTo("FACTOR-1541");
    }

    @Test
    void keepsNobodyOutOfABrowserThatKnowsThemThoughStrangersUsedUpAllTries() throws Exception {
        Software software = Software.asking();
        Surfer own = Surfer.of(software);
        software.code(secretary.logsIn(own).shown());
        endSessions();

        // The first ten are heard, the rest are answered alike. A thousand of them are tried in GuessLimitsAttackTest.
        int tries = 15;
        PasswordScreen stranger = PasswordScreen.chosenBy(Surfer.of(Software.asking()));
        for (int i = 0; i < tries; i++) {
            stranger = stranger.types(secretary.name(), "guess number " + i, "123456");
            assertThat(stranger.page().code()).isEqualTo("FACTOR-1541");
        }
        assertThat(stranger.types(secretary.name(), secretary.password(), nextCode())
                        .page()
                        .code())
                .as("a stranger who guessed right after all, too late")
                .isEqualTo("FACTOR-1541");

        Software again = Software.asking();
        PasswordScreen end =
                PasswordScreen.chosenBy(own.sentBy(again)).types(secretary.name(), secretary.password(), nextCode());
        assertThat(again.code(end.shown())).isNotBlank();
    }

    /** The codes of now may be used up: the next window's is taken already. */
    private String nextCode() {
        return secretary.application().codeAt(Instant.now().plus(CodeApplication.STEP));
    }

    private void endSessions() {
        Console console = new Console();
        String id = console.list(Map.of("username", secretary.name(), "exact", true))
                .get(0)
                .path("id")
                .textValue();
        console.endSessionsOf(id);
    }

    @Test
    void letsNobodyInWhoGoesRoundTheCode() {
        for (Map<String, String> form : Stream.of(
                        Map.of("otp", ""),
                        Map.of("tryAnotherWay", "on"),
                        Map.of("means", "password"),
                        Map.of("means", "card"),
                        Map.of("credentialId", "anything"))
                .toList()) {
            Map<String, String> all = new HashMap<>(form);
            all.put("username", secretary.name());
            all.put("password", secretary.password());
            PasswordScreen end =
                    PasswordScreen.chosenBy(Surfer.of(Software.asking())).sends(all);
            assertThat(end.shown().redirect()).as("%s", form.keySet()).isEmpty();
        }
    }

    @Test
    void letsNobodyInWhoJumpsToAnotherStepBehindTheRightPassword() {
        PasswordScreen screen = PasswordScreen.chosenBy(Surfer.of(Software.asking()));
        screen = screen.types(secretary.name(), secretary.password(), secretary.wrongCode());

        for (String execution : executions()) {
            Exchange jumped = screen.person()
                    .send(screen.action(), Map.of("authenticationExecution", execution, "username", secretary.name()));
            assertThat(jumped.redirect()).as(execution).isEmpty();
        }
        Exchange restarted = screen.person()
                .look(URI.create(TheSandbox.get().addresses().issuer()
                        + "/login-actions/restart?client_id="
                        + TheSandbox.get().client().id()));
        assertThat(restarted.redirect()).isEmpty();
    }

    private static List<String> executions() {
        return StreamSupport.stream(
                        Software.json(new Console()
                                        .ask("GET", "/authentication/flows/galien%20browser/executions", null))
                                .spliterator(),
                        false)
                .map(execution -> execution.path("id").textValue())
                .toList();
    }

    @Test
    void writesNothingOfItIntoAnyLog() throws IOException {
        String code = secretary.code();
        PasswordScreen.chosenBy(Surfer.of(Software.asking())).types(secretary.name(), "very secret and wrong", code);
        secretary.logsIn(Surfer.of(Software.asking()));

        for (var log : TheSandbox.get().logs()) {
            assertThat(Files.readString(log))
                    .doesNotContain(secretary.name(), "very secret and wrong", secretary.password());
        }
    }

    /** As many browsers, each with its own page open, answering at the same moment. */
    private static List<PasswordScreen> atOnce(int browsers, UnaryOperator<PasswordScreen> answer) throws Exception {
        List<PasswordScreen> open = Stream.generate(() -> PasswordScreen.chosenBy(Surfer.of(Software.asking())))
                .limit(browsers)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(browsers)) {
            List<Callable<PasswordScreen>> tasks = open.stream()
                    .map(screen -> (Callable<PasswordScreen>) () -> answer.apply(screen))
                    .toList();
            return threads.invokeAll(tasks).stream().map(Future::resultNow).toList();
        }
    }
}
