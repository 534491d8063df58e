package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.code.CodeApplication;
import fr.galien.testkit.phone.Phone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.tests.browser.Await;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A password, an application and a list on paper are given behind a card, and to nobody who brings less. */
class CodesAttackTest {

    private static final String SOMEBODY = "etudiant";

    /** Whose account of wrong tries is used up by one test each; it lasts longer than a run. */
    private static final String HURRIED = "infirmiere";

    private static final String GUESSED_AT = "pharmacien";
    private static final String PASSWORD = "chaise velours tambour gris";

    @BeforeEach
    void aHospitalWantsPasswords() {
        CodesUnderTest.passwordsFor("everybody");
    }

    @AfterEach
    void nobodyKeepsOne() {
        Stream.of(SOMEBODY, HURRIED, GUESSED_AT).forEach(CodesUnderTest::forget);
        CodesUnderTest.passwordsFor("nobody");
    }

    @Test
    void letsSomebodyOfTheDirectoryInByWhatTheirCardGaveThem() {
        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD);
        CodeApplication application = CodesUnderTest.addsAnApplication(SOMEBODY);
        Software software = Software.asking();

        PasswordScreen end = logsIn(Surfer.of(software), application);

        assertThat(software.code(end.shown())).isNotBlank();
    }

    @Test
    void endsWithANewPasswordWhatTheOldOneOpened() {
        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD);
        CodeApplication application = CodesUnderTest.addsAnApplication(SOMEBODY);
        Software byPassword = Software.asking();
        PasswordScreen end = logsIn(Surfer.of(byPassword), application);
        JsonNode old = Software.json(byPassword.redeem(byPassword.code(end.shown())));
        Software byCard = Software.asking();
        JsonNode others = Software.json(byCard.redeem(
                byCard.code(Surfer.of(byCard).logIn(TheSandbox.get().card(SOMEBODY)))));

        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD + " autre");

        assertThat(byPassword.refresh(old.path("refresh_token").textValue()).status())
                .isEqualTo(400);
        assertThat(byCard.refresh(others.path("refresh_token").textValue()).status())
                .isEqualTo(200);
    }

    /** The session it is set in is theirs still, though a password opened it: a card stands behind it now. */
    @Test
    void keepsTheSessionInWhichThePasswordIsSet() {
        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD);
        CodeApplication application = CodesUnderTest.addsAnApplication(SOMEBODY);
        Software software = Software.asking();
        Surfer person = Surfer.of(software);
        PasswordScreen end = logsIn(person, application);
        JsonNode tokens = Software.json(software.redeem(software.code(end.shown())));
        Software action = Software.asking("kc_action", "galien-password");
        Surfer again = person.sentBy(action);

        CodesUnderTest set = new CodesUnderTest(
                        again, action, again.logIn(TheSandbox.get().card(SOMEBODY)))
                .sends(Map.of("password-new", PASSWORD + " autre", "password-confirm", PASSWORD + " autre"));

        assertThat(set.isDone()).isTrue();
        assertThat(software.refresh(tokens.path("refresh_token").textValue()).status())
                .isEqualTo(200);
    }

    @Test
    void stopsWhereTheRealmNoLongerWantsPasswordsForThem() {
        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD);
        CodeApplication application = CodesUnderTest.addsAnApplication(SOMEBODY);
        CodesUnderTest.passwordsFor("nobody");

        PasswordScreen end = logsIn(Surfer.of(Software.asking()), application);

        assertThat(end.page().code()).isEqualTo("FACTOR-1541");
        assertThat(CodesUnderTest.begun("galien-password", SOMEBODY).page().code())
                .isEqualTo("FACTOR-1543");
    }

    @ParameterizedTest
    @ValueSource(strings = {"galien-password", "galien-totp", "galien-recovery-codes"})
    void asksForMoreThanAPassword(String action) {
        Secretary secretary = Secretary.hired();
        Software software = Software.asking("kc_action", action);

        PasswordScreen end = secretary.logsIn(Surfer.of(software));

        assertThat(end.page().code()).isEqualTo("FACTOR-1542");
        CodesUnderTest posted = new CodesUnderTest(end.person(), software, end.shown())
                .sends(Map.of(
                        "password-new", PASSWORD, "password-confirm", PASSWORD, "code", "123456", "written", "on"));
        assertThat(posted.page().code()).isEqualTo("FACTOR-1542");
    }

    @ParameterizedTest
    @ValueSource(strings = {"galien-password", "galien-totp", "galien-recovery-codes"})
    void asksForTheCardThoughASessionIsOpen(String action) {
        Software software = Software.asking();
        Surfer person = Surfer.of(software);
        software.code(person.logIn(TheSandbox.get().card(SOMEBODY)));

        CodesUnderTest screen = CodesUnderTest.at(person, action);

        assertThat(screen.page().offersTheCard()).isTrue();
    }

    /** Guessed at by passwords, and everything that can be guessed is shut to strangers: by the same words as a wrong one. */
    @Test
    void letsThePersonInByCardOrWhereTheyAreKnownThoughStrangersUsedUpAllTries() throws IOException {
        CodesUnderTest.setsAPassword(GUESSED_AT, PASSWORD);
        Phone phone = EnrolmentUnderTest.done(GUESSED_AT, "Téléphone").phone();
        Software software = Software.asking();
        Surfer own = Surfer.of(software);
        software.code(own.logIn(TheSandbox.get().card(GUESSED_AT)));
        try {
            PasswordScreen stranger = PasswordScreen.chosenBy(Surfer.of(Software.asking()));
            for (int i = 0; i < 12; i++) {
                stranger = stranger.types(rpps(GUESSED_AT), "guess number " + i, "123456");
            }

            assertThat(withoutNetwork(Surfer.of(Software.asking()), phone)
                            .page()
                            .code())
                    .isEqualTo("ECPS-0229");
            Software again = Software.asking("prompt", "login");
            assertThat(again.code(withoutNetwork(own.sentBy(again), phone).shown()))
                    .isNotBlank();
            Software byCard = Software.asking();
            assertThat(byCard.code(Surfer.of(byCard).logIn(TheSandbox.get().card(GUESSED_AT))))
                    .isNotBlank();
        } finally {
            PhonesUnderTest.of(GUESSED_AT).revokeAll();
        }
    }

    /** The right code of a phone that has no network. */
    private static PhoneScreen withoutNetwork(Surfer person, Phone phone) throws IOException {
        PhoneScreen screen = PhoneScreen.chosenBy(person)
                .typedWithoutNetwork(Extraction.notable(GUESSED_AT).nationalId().value());
        return screen.code(phone.offlineCode(
                (PhoneLink.Offline) PhoneLink.read(screen.link()).orElseThrow()));
    }

    @Test
    void addsNoSecretThatAFormBrings() {
        CodesUnderTest screen = CodesUnderTest.begun("galien-totp", SOMEBODY);
        CodeApplication shown = screen.application();
        String own = "the attacker's secret";

        CodesUnderTest posted = screen.sends(Map.of(
                "code", CodeApplication.of(own).codeAt(Instant.now()),
                "totp", CodeApplication.of(own).codeAt(Instant.now()),
                "totpSecret", own,
                "secret", Base32.toBase32String(own.getBytes(StandardCharsets.UTF_8))));

        assertThat(posted.page().code()).isEqualTo("FACTOR-1544");
        assertThat(posted.sends(Map.of("code", shown.codeAt(Instant.now()))).isDone())
                .isTrue();
    }

    @Test
    void addsNoFourthApplication() {
        for (int i = 0; i < 3; i++) {
            CodesUnderTest.addsAnApplication(SOMEBODY);
        }

        assertThat(CodesUnderTest.begun("galien-totp", SOMEBODY).page().code()).isEqualTo("FACTOR-1545");
    }

    @ParameterizedTest
    @CsvSource({
        "onze carac., FACTOR-1546",
        "motdepasse2026, FACTOR-1547",
        "MotDePasse2026, FACTOR-1547",
        "'', FACTOR-1546"
    })
    void refusesAPasswordThatIsTooShortOrTooCommon(String password, String code) {
        CodesUnderTest posted = CodesUnderTest.begun("galien-password", SOMEBODY)
                .sends(Map.of("password-new", password, "password-confirm", password));

        assertThat(posted.page().code()).isEqualTo(code);
    }

    @Test
    void refusesAPasswordWithTheNameInItOrTypedOnce() {
        String name = Extraction.notable(SOMEBODY).nationalId().value();
        CodesUnderTest screen = CodesUnderTest.begun("galien-password", SOMEBODY);

        CodesUnderTest withName = screen.sends(
                Map.of("password-new", "moi " + name + " moi", "password-confirm", "moi " + name + " moi"));
        assertThat(withName.page().code()).isEqualTo("FACTOR-1548");
        assertThat(withName.sends(Map.of("password-new", PASSWORD, "password-confirm", PASSWORD + " "))
                        .page()
                        .code())
                .isEqualTo("FACTOR-1549");
    }

    @Test
    void takesARecoveryCodeOnceAndTellsHowManyAreLeft() {
        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD);
        List<String> paper = CodesUnderTest.makesAList(SOMEBODY);
        assertThat(paper).hasSize(12).doesNotHaveDuplicates();
        Software software = Software.asking();

        PasswordScreen end = PasswordScreen.chosenBy(Surfer.of(software))
                .typesFromPaper(rpps(SOMEBODY), PASSWORD, paper.getFirst().toLowerCase(Locale.ROOT));

        assertThat(end.page().document().select("#galien-codes-left").attr("data-left"))
                .isEqualTo("11");
        Exchange back = end.person()
                .send(
                        URI.create(end.page()
                                .document()
                                .selectFirst("form[method=post]")
                                .absUrl("action")),
                        Map.of());
        assertThat(software.code(back)).isNotBlank();
        assertThat(PasswordScreen.chosenBy(Surfer.of(Software.asking()))
                        .typesFromPaper(rpps(SOMEBODY), PASSWORD, paper.getFirst())
                        .page()
                        .code())
                .isEqualTo("FACTOR-1541");
    }

    @Test
    void tellsThePersonThatARecoveryCodeWasUsed() throws Exception {
        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD);
        String first = CodesUnderTest.makesAList(SOMEBODY).getFirst();
        Console console = new Console();
        try (MailServer mail = new MailServer();
                PrivateAddresses addresses = PrivateAddresses.of(SOMEBODY, "quelqu-un@example.org", "0600000000")) {
            console.mailServer(Map.of(
                    "host", "127.0.0.1", "port", String.valueOf(mail.port()), "from", "ne-pas-repondre@example.org"));

            PasswordScreen.chosenBy(Surfer.of(Software.asking())).typesFromPaper(rpps(SOMEBODY), PASSWORD, first);

            assertThat(Await.present("the mail", Duration.ofSeconds(20), mail::received))
                    .contains("RCPT TO:<" + addresses.email() + ">", "Un de vos codes de secours")
                    .doesNotContain(first);
        } finally {
            console.mailServer(Map.of());
        }
    }

    @Test
    void takesARecoveryCodeOnceOfTwentyAtOnce() throws Exception {
        CodesUnderTest.setsAPassword(HURRIED, PASSWORD);
        String first = CodesUnderTest.makesAList(HURRIED).getFirst();
        List<PasswordScreen> open = Stream.generate(() -> PasswordScreen.chosenBy(Surfer.of(Software.asking())))
                .limit(20)
                .toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(open.size())) {
            long in = threads
                    .invokeAll(open.stream()
                            .map(screen -> (Callable<PasswordScreen>)
                                    () -> screen.typesFromPaper(rpps(HURRIED), PASSWORD, first))
                            .toList())
                    .stream()
                    .map(Future::resultNow)
                    .filter(end ->
                            !end.page().document().select("#galien-codes-left").isEmpty())
                    .count();

            assertThat(in).isOne();
        }
    }

    @Test
    void voidsTheOldListByANewOne() {
        CodesUnderTest.setsAPassword(SOMEBODY, PASSWORD);
        List<String> old = CodesUnderTest.makesAList(SOMEBODY);

        CodesUnderTest screen = CodesUnderTest.begun("galien-recovery-codes", SOMEBODY);
        assertThat(screen.page().document().select("#galien-codes-replaces")).isNotEmpty();
        CodesUnderTest unticked = screen.sends(Map.of());
        assertThat(unticked.page().code()).isEqualTo("FACTOR-1550");
        assertThat(unticked.sends(Map.of("written", "on")).isDone()).isTrue();

        assertThat(PasswordScreen.chosenBy(Surfer.of(Software.asking()))
                        .typesFromPaper(rpps(SOMEBODY), PASSWORD, old.getFirst())
                        .page()
                        .code())
                .isEqualTo("FACTOR-1541");
        assertThat(PasswordScreen.chosenBy(Surfer.of(Software.asking()))
                        .typesFromPaper(rpps(SOMEBODY), PASSWORD, screen.paper().getFirst())
                        .page()
                        .document()
                        .select("#galien-codes-left"))
                .isNotEmpty();
    }

    /** As people type their number: without the leading 8. The code of now was used to add the application. */
    private static PasswordScreen logsIn(Surfer person, CodeApplication application) {
        return PasswordScreen.chosenBy(person)
                .types(
                        rpps(SOMEBODY),
                        PASSWORD,
                        application.codeAt(Instant.now().plus(CodeApplication.STEP)));
    }

    private static String rpps(String card) {
        return Extraction.notable(card).nationalId().value().substring(1);
    }
}
