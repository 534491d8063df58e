package fr.galien.tests.mobile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.phone.Act;
import fr.galien.testkit.phone.Draft;
import fr.galien.testkit.phone.PhoneRequest;
import fr.galien.tests.system.TheSandbox;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Keycloak's own CIBA does wrong, or does otherwise than its clients believe: each trap by its letter. */
class CibaTrapsTest {

    @ParameterizedTest
    @CsvSource({"eidas1, eidas1", "eidas2, eidas2", "eidas3 eidas1, eidas1"})
    void c1TellsTheLevelThatWasReachedAndNotTheLeast(String asked, String answered) {
        CibaSoftware software = CibaSoftware.named("ciba-c1");
        Pocket pocket = Pocket.ofSomebodyWithAttestedKeys();
        String request = software.accepted(software.ask(pocket.person(), "11", Map.of("acr_values", asked)));
        pocket.approve("11");

        JsonNode tokens = software.tokens(request);

        assertThat(acr(tokens, "access_token")).isEqualTo("eidas2");
        assertThat(acr(tokens, "id_token")).isEqualTo(answered);
    }

    private static String acr(JsonNode tokens, String which) {
        return CibaSoftware.claims(tokens.path(which).textValue()).path("acr").textValue();
    }

    @Test
    void c2CanBeAnsweredAsSoonAsItIsShown() {
        CibaSoftware software = CibaSoftware.named("ciba-c2");
        Pocket pocket = Pocket.ofSomebody();

        String request = software.accepted(software.ask(pocket.person(), "22"));
        assertThat(pocket.approve("22")).isEqualTo("approved");

        assertThat(software.poll(request).status()).isEqualTo(200);
    }

    @Test
    void c3KeepsTheLoginOfAnAnswerThatCameTwice() throws IOException {
        CibaSoftware software = CibaSoftware.named("ciba-c3");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "33"));
        PhoneRequest shown = pocket.request();
        Draft answer = pocket.phone().answer(shown, Act.APPROVE, "33").proved();

        assertThat(pocket.phone().send(shown, answer).granted()).containsEntry("state", "approved");
        assertThat(pocket.phone().send(shown, answer).granted()).containsEntry("state", "approved");

        assertThat(software.answer(request).status()).isEqualTo(200);
    }

    @Test
    void c4EndsWhenTheClientSaid() {
        CibaSoftware software = CibaSoftware.named("ciba-c4");
        Pocket pocket = Pocket.ofSomebody();

        software.accepted(software.ask(pocket.person(), "44", Map.of("requested_expiry", "10")));

        PhoneRequest shown = pocket.request();
        assertThat(Duration.between(shown.issuedAt(), shown.expiresAt())).isEqualTo(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "121", "-5", "soon", "99999999999999999999", "1 type=LOGIN forged"})
    void c4RefusesAnEndThatCannotBeHad(String expiry) {
        CibaSoftware software = CibaSoftware.named("ciba-c4");

        Exchange refused = software.ask(Pocket.ofSomebody().person(), "44", Map.of("requested_expiry", expiry));

        isRefused(refused, "invalid_request", "ECPS-0244");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "4", "123", "4a", "٤٢", "42.", "Connexion", "123456"})
    void c7TakesTheDigitsThatItsScreenShowsAndNothingElse(String message) {
        CibaSoftware software = CibaSoftware.named("ciba-c7");

        Exchange refused = software.ask(Pocket.ofSomebody().person(), message);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(CibaSoftware.error(refused)).isEqualTo("invalid_binding_message");
    }

    @Test
    void c8TakesNoUserCode() {
        Exchange refused =
                CibaSoftware.named("ciba-c8").ask(Pocket.ofSomebody().person(), "88", Map.of("user_code", "1234"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(CibaSoftware.error(refused)).isEqualTo("invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"899999999999", "nobody", "8 997", "' or 1=1 --", "someone@example.org"})
    void c9KnowsNobodyOfThatName(String person) {
        Exchange refused = CibaSoftware.named("ciba-c9").ask(person, "99");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(CibaSoftware.error(refused)).isEqualTo("invalid_request");
        assertThat(CibaSoftware.description(refused)).isEqualTo("invalid_user");
    }

    @Test
    void c11WritesDownNoConsentThatNobodyNeeds() throws SQLException {
        CibaSoftware software = CibaSoftware.named("ciba-c11");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "10"));
        pocket.approve("10");
        software.tokens(request);

        try (Connection keycloak = TheSandbox.get().database("keycloak");
                PreparedStatement count =
                        keycloak.prepareStatement("select count(*) from fed_user_consent where user_id = ?")) {
            count.setString(1, pocket.userId());
            try (ResultSet found = count.executeQuery()) {
                found.next();
                assertThat(found.getInt(1)).isZero();
            }
        }
    }

    @Test
    void c12CallsNobodyBack() {
        CibaSoftware software = CibaSoftware.with(
                "ciba-c12",
                Map.of(
                        "ciba.backchannel.token.delivery.mode",
                        "ping",
                        "ciba.backchannel.client.notification.endpoint",
                        "https://localhost:1/ping"));

        Exchange refused =
                software.ask(Pocket.ofSomebody().person(), "12", Map.of("client_notification_token", "token"));

        isRefused(refused, "invalid_request", "ECPS-0241");
    }

    @Test
    void c13OpensASessionOfItsOwnForEachLogin() {
        CibaSoftware software = CibaSoftware.named("ciba-c13");
        Pocket pocket = Pocket.ofSomebody();

        assertThat(session(software, pocket)).isNotEqualTo(session(software, pocket));
    }

    private static String session(CibaSoftware software, Pocket pocket) {
        String request = software.accepted(software.ask(pocket.person(), "13"));
        pocket.approve("13");
        return software.tokens(request).path("session_state").textValue();
    }

    @Test
    void c14GivesTokensOnceHoweverManyAskAtOnce() {
        CibaSoftware software = CibaSoftware.named("ciba-c14");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "14"));
        pocket.approve("14");

        assertThat(Together.all(IntStream.range(0, 12).mapToObj(i ->
                                (Callable<Integer>) () -> software.poll(request).status()))
                        .stream()
                        .filter(status -> status == 200))
                .hasSize(1);
        assertThat(CibaSoftware.error(software.answer(request))).isEqualTo("invalid_grant");
    }

    /** As the national service's sample: it counts whatever is no success as "not yet". */
    @Test
    void givesItsTokensToAClientThatNeverSlowsDown() {
        CibaSoftware software = CibaSoftware.named("ciba-hasty");
        Pocket pocket = Pocket.ofSomebody();
        String request = software.accepted(software.ask(pocket.person(), "15"));
        for (int i = 0; i < 20; i++) {
            assertThat(CibaSoftware.error(software.poll(request))).isIn("authorization_pending", "slow_down");
        }

        pocket.approve("15");

        assertThat(software.answer(request).status()).isEqualTo(200);
    }

    static void isRefused(Exchange refused, String error, String code) {
        assertThat(refused.status()).isEqualTo(400);
        assertThat(CibaSoftware.error(refused)).isEqualTo(error);
        assertThat(CibaSoftware.description(refused)).startsWith(code + ": ");
    }
}
