package fr.galien.sandbox.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.login.FakeService.Lie;
import fr.galien.sandbox.net.SandboxTrust;
import fr.galien.sandbox.net.TestCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardLoginTest {

    private static final char[] PIN = "1234".toCharArray();

    @TempDir
    private static Path directory;

    private static SSLContext tls;
    private static Card card;

    private FakeService service;

    @BeforeAll
    static void makeCertificates() throws Exception {
        TestCertificates certificates = new TestCertificates();
        tls = FakeService.tls(certificates);
        certificates.rootPem(directory);
        Path file = TestCertificates.expiredCard(directory.resolve("card.p12"), "TEST", PIN);
        card = Card.find(new SandboxHome(directory), file.toString(), Optional.empty());
    }

    @BeforeEach
    void start() throws Exception {
        service = new FakeService(tls);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void logsInWithACardAndTellsWhatWasLearnt() {
        Outcome outcome = login().run(card);

        assertThat(outcome).asInstanceOf(type(Outcome.LoggedIn.class)).satisfies(done -> {
            assertThat(done.userinfo().path("Acces_Regulation_Medicale").textValue())
                    .isEqualTo("FAUX");
            assertThat(done.userinfo().at("/otherIds/0/qualite").isInt()).isTrue();
            assertThat(done.accessToken().claims().path("acr").textValue()).isEqualTo("eidas3");
            assertThat(done.idToken().claims().path("sub").textValue()).isEqualTo(FakeService.SUBJECT);
            assertThat(done.answer().path("expires_in").intValue()).isEqualTo(120);
            assertThat(done.answer().has("access_token")).isFalse();
        });
    }

    @Test
    void tellsTheStepsInOrderWithHostsButWithoutCodes() {
        List<Step> steps = login().run(card).steps();

        assertThat(steps)
                .extracting(Step::what)
                .containsExactly(
                        "Read the service's description",
                        "Ask to log in",
                        "Taken to the login page",
                        "Choose the card",
                        "Present the card",
                        "Back to the login",
                        "Answer is for this login (state, iss)",
                        "Exchange the code for tokens",
                        "Read the signing keys",
                        "ID token is valid (signature, iss, aud, exp, nonce, at_hash)",
                        "Read who it is (userinfo)",
                        "Userinfo is about the same person (sub)");
        assertThat(steps).extracting(Step::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
        assertThat(steps.get(4).host()).startsWith("card.galien.localhost:");
    }

    @Test
    void saysWhatARefusalPageSays() {
        service.refusesWith("""
                <main data-code="CARD-0104"><h1>Refus</h1>
                <p class="galien-refusal__sentence">This card has expired.</p><p class="galien-refusal__hint">Ask for a new one.</p></main>
                """);

        assertThat(login().run(card)).asInstanceOf(type(Outcome.Refused.class)).satisfies(refused -> {
            assertThat(refused.refusal())
                    .isEqualTo(new Refusal("CARD-0104", "This card has expired.", "Ask for a new one."));
            assertThat(refused.status()).isEqualTo(403);
        });
    }

    @Test
    void saysThatNoCardWasPresented() {
        assertThat(login().runWithoutCard())
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(refused -> refused.refusal().code())
                .isEqualTo("CARD-0101");
    }

    @Test
    void findsACodeWrittenInThePageOnly() {
        service.lies(Lie.REFUSED_ON_LOGIN_PAGE);

        assertThat(login().run(card))
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(refused -> refused.refusal().code())
                .isEqualTo("LEVEL-0801");
    }

    @Test
    void saysWhichErrorTheServiceAnsweredTheSoftware() {
        service.lies(Lie.ACCESS_DENIED);

        assertThat(login().run(card))
                .asInstanceOf(type(Outcome.TurnedAway.class))
                .satisfies(away ->
                        assertThat(List.of(away.error(), away.description())).containsExactly("access_denied", "No."));
    }

    @Test
    void saysWhichErrorTheServiceAnsweredAtOnce() {
        service.lies(Lie.UNKNOWN_SCOPE);

        assertThat(login().run(card))
                .asInstanceOf(type(Outcome.TurnedAway.class))
                .extracting(Outcome.TurnedAway::error)
                .isEqualTo("invalid_scope");
    }

    @Test
    void needsNoPageWhenTheBrowserIsLoggedInAlready() throws Exception {
        CardLogin first = login();
        first.run(card);
        service.lies(Lie.LOGGED_IN_ALREADY);

        CardLogin second = first.again();
        assertThat(second.redeem(second.singleSignOn()).steps()).hasSize(9);
    }

    @Test
    void refusesAScopeThatWouldGiveNoIdToken() {
        assertThatThrownBy(() -> settings(SandboxTrust.inRoot(directory.resolve("root.pem")))
                        .withScope("scope_all"))
                .asInstanceOf(type(Trouble.class))
                .extracting(Trouble::code)
                .isEqualTo("BOX-1067");
    }

    @ParameterizedTest
    @CsvSource({
        "ANOTHER_STATE, its state is not ours",
        "NO_ISSUER, RFC 9207",
        "ANOTHER_ISSUER_IN_ANSWER, RFC 9207",
        "ANOTHER_NONCE, ID token is not valid",
        "ANOTHER_AUDIENCE, ID token is not valid",
        "ANOTHER_ISSUER_IN_TOKEN, ID token is not valid",
        "ANOTHER_KEY, ID token is not valid",
        "EXPIRED_TOKEN, ID token is not valid",
        "NO_ACCESS_TOKEN_HASH, no at_hash",
        "ANOTHER_ACCESS_TOKEN, ID token is not valid",
        "ANOTHER_PERSON, another person",
        "NO_CARD_OFFERED, offers no card",
        "KEYCLOAK_ERROR_PAGE, 400 \"Invalid parameter\" instead of the login page",
        "LOGGED_IN_ALREADY, logged in already",
        "CIRCLES, in circles"
    })
    void breaksOffWhenTheServiceIsNotWhatItShouldBe(Lie lie, String says) {
        service.lies(lie);

        assertThat(login().run(card))
                .asInstanceOf(type(Outcome.Broken.class))
                .extracting(Outcome.Broken::what)
                .asString()
                .contains(says);
    }

    @Test
    void canStopInBetweenAndHandAVerdictToAnotherBrowser() throws Exception {
        CardLogin thief = login();
        URI back = thief.presentCard(card, thief.chooseCard(thief.begin()));
        CardLogin victim = login();
        victim.begin();

        assertThatThrownBy(() -> victim.comeBack(back))
                .asInstanceOf(type(LoginStopped.class))
                .extracting(LoginStopped::outcome)
                .asInstanceOf(type(Outcome.Refused.class))
                .extracting(refused -> refused.refusal().code())
                .isEqualTo("CARD-0120");
    }

    @Test
    void showsTheServicesAnswerToACodeUsedTwice() throws Exception {
        CardLogin login = login();
        AuthorizationCode code = login.comeBack(login.presentCard(card, login.chooseCard(login.begin())));
        login.redeem(code);

        assertThatThrownBy(() -> login.redeem(code))
                .asInstanceOf(type(LoginStopped.class))
                .extracting(LoginStopped::outcome)
                .asInstanceOf(type(Outcome.TurnedAway.class))
                .extracting(Outcome.TurnedAway::error)
                .isEqualTo("invalid_grant");
    }

    @Test
    void believesNoServerOutsideTheSandboxsRoot() throws Exception {
        Path other = new TestCertificates().rootPem(directory.resolve("other"));

        assertThat(new CardLogin(settings(SandboxTrust.inRoot(other))).run(card))
                .asInstanceOf(type(Outcome.Broken.class))
                .extracting(Outcome.Broken::what)
                .asString()
                .contains("PKIX");
    }

    @Test
    void saysThatNothingAnswersWhenTheSandboxIsDown() {
        CardLogin login = login();
        service.close();

        assertThatThrownBy(() -> login.run(card))
                .asInstanceOf(type(Trouble.class))
                .extracting(Trouble::code)
                .isEqualTo("BOX-1063");
    }

    private CardLogin login() {
        return new CardLogin(settings(SandboxTrust.inRoot(directory.resolve("root.pem"))));
    }

    private LoginSettings settings(SandboxTrust trust) {
        return new LoginSettings(
                service.issuer(),
                service.walletAuthorization(),
                trust,
                new RegisteredClient(
                        FakeService.CLIENT_ID,
                        "Demo",
                        FakeService.CLIENT_SECRET,
                        List.of(FakeService.REDIRECT),
                        List.of(),
                        new ClientAuthentication.BySecret()),
                FakeService.REDIRECT,
                LoginSettings.SCOPE,
                LoginSettings.ACR_VALUES);
    }
}
