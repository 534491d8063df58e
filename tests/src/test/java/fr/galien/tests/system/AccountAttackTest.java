package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody sees or closes what is somebody else's, and nobody is made to close what is theirs. */
class AccountAttackTest {

    private static AccountUnderTest victim;
    private static AccountUnderTest attacker;

    @BeforeAll
    static void logIn() {
        victim = AccountUnderTest.of("medecin");
        attacker = AccountUnderTest.of("etudiant");
    }

    @Test
    void doesNotShowSomebodyElsesSessions() {
        assertThat(attacker.sessions()).doesNotContainAnyElementsOf(victim.sessions());
    }

    @Test
    void doesNotCloseSomebodyElsesSessionNorSayThatThereIsOne() {
        String session = victim.current();

        Exchange answer = attacker.close("one", session);

        assertThat(Page.of(answer).code()).isEqualTo("ACCOUNT-1303");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(Page.of(attacker.close("one", "none-at-all")).code()).isEqualTo("ACCOUNT-1303");
        assertThat(victim.sessions()).contains(session);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"null", "https://evil.test", "http://localhost"})
    void refusesAFormThatAnotherSiteSent(String origin) {
        String session = victim.current();

        Exchange answer = victim.send("sessions", origin, AccountUnderTest.form(victim.token(), "all", null));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(Page.of(answer).code()).isEqualTo("ACCOUNT-1301");
        assertThat(victim.sessions()).contains(session);
    }

    /** The software's own origin is another site too, and so is the card's host beside this service. */
    @Test
    void refusesAFormOfANeighbour() {
        String neighbour = "https://" + TheSandbox.get().addresses().demo().getAuthority();

        assertThat(Page.of(victim.send("sessions", neighbour, AccountUnderTest.form(victim.token(), "all", null)))
                        .code())
                .isEqualTo("ACCOUNT-1301");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "guessed"})
    void refusesAFormWithoutTheSessionsToken(String token) {
        String session = victim.current();

        Exchange answer =
                victim.send("sessions", AccountUnderTest.origin(), AccountUnderTest.form(token, "one", session));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(Page.of(answer).code()).isEqualTo("ACCOUNT-1302");
        assertThat(victim.sessions()).contains(session);
    }

    @Test
    void refusesAFormWithTheTokenOfTheAttackersOwnSession() {
        assertThat(Page.of(victim.send(
                                "sessions",
                                AccountUnderTest.origin(),
                                AccountUnderTest.form(attacker.token(), "all", null)))
                        .code())
                .isEqualTo("ACCOUNT-1302");
    }

    @ParameterizedTest
    @CsvSource({"which=all", "which=one&session=current", "kc_locale=en&which=all"})
    void closesNothingByALink(String query) {
        String session = victim.current();

        victim.surfer()
                .get(URI.create(AccountUnderTest.address("sessions") + "?" + query.replace("current", session)
                        + "&token=" + victim.token()));

        assertThat(victim.sessions()).contains(session);
    }

    @ParameterizedTest
    @CsvSource({"sessions, which, everything", "sessions, session, x", "language, locale, xx"})
    void doesNotGuessWhatWasMeant(String path, String name, String value) {
        Exchange answer = victim.send(path, AccountUnderTest.origin(), Map.of("token", victim.token(), name, value));

        assertThat(Page.of(answer).code()).isEqualTo("ACCOUNT-1304");
    }

    /** What it says was done is one of its own sentences or none. */
    @Test
    void saysNothingThatTheAddressPutsIntoItsMouth() {
        assertThat(victim.surfer()
                        .get(AccountUnderTest.address("?done=%3Cscript%3Ealert(1)%3C/script%3E"))
                        .body())
                .doesNotContain("alert(1)");
    }

    @Test
    void isShownToNobodyWithoutASession() {
        Exchange answer = Surfer.of(Software.asking()).look(AccountUnderTest.address(""));

        assertThat(Page.of(answer).offersTheCard()).isTrue();
        assertThat(answer.body()).doesNotContain("data-session");
    }

    /** Whose browser keeps no cookie would be sent in circles. */
    @Test
    void saysThatCookiesAreRefusedInsteadOfSendingInCircles() {
        Exchange answer = Surfer.of(Software.asking()).get(AccountUnderTest.address("?back="));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Page.of(answer).code()).isEqualTo("PAGE-1409");
    }

    @Test
    void isKeptByNobodyOnTheWay() {
        assertThat(victim.surfer().get(AccountUnderTest.address("")).headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
    }
}
