package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import fr.galien.testkit.nation.Notable;
import fr.galien.tests.browser.Await;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser that has a live session, and somebody at its screen. */
class WhoseSessionTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TheSandbox sandbox = TheSandbox.get();
    private final Notable doctor = Extraction.notable("medecin");
    private final Notable nurse = Extraction.notable("infirmiere");
    private final Software first = Software.asking();
    private final Surfer desk = Surfer.of(first);

    @Test
    void namesThePersonTheSoftwareAndTheMeansBeforeAnotherSoftwareIsAnswered() {
        JsonNode before = tokens(first, desk.logIn(sandbox.card("medecin")));
        Software other = Software.ofAnotherVendor();

        Exchange page = desk.sentBy(other).look(other.authorizationRequest());

        assertThat(page.redirect()).isEmpty();
        assertThat(Page.of(page).asksWhoseSession()).isTrue();
        assertThat(Page.of(page).holder())
                .contains(doctor.givenName() + " " + doctor.familyName(), doctor.professionLabel(), "carte CPS");
        assertThat(page.body()).doesNotContain(doctor.nationalId().value());
        JsonNode after = tokens(other, desk.sentBy(other).sayItIsMySession(page));
        assertThat(claim(after, "sid")).isEqualTo(claim(before, "sid"));
        assertThat(claim(after, "auth_time")).isEqualTo(claim(before, "auth_time"));
    }

    @Test
    void asksTheSameSoftwaresPeopleToo() {
        first.code(desk.logIn(sandbox.card("medecin")));
        Software again = Software.asking();

        assertThat(Page.of(desk.sentBy(again).look(again.authorizationRequest()))
                        .asksWhoseSession())
                .isTrue();
    }

    @Test
    void asksNobodyForSoftwareThatDoesWithout() {
        RegisteredClient own = sandbox.register("system-tests-own-screen");
        new Console().configure(own, Map.of("galien.sso.confirm", "false"));
        first.code(desk.logIn(sandbox.card("medecin")));
        Software software = Software.of(own);

        assertThat(software.code(desk.sentBy(software).look(software.authorizationRequest())))
                .isNotBlank();
    }

    @Test
    void answersSilentlyOnlyTheSoftwareThatIsInTheSession() {
        first.code(desk.logIn(sandbox.card("medecin")));
        Software again = Software.asking("prompt", "none");
        Software other = Software.ofAnotherVendor("prompt", "none");

        assertThat(again.answer(desk.sentBy(again).look(again.authorizationRequest())))
                .containsKey("code");
        assertThat(other.answer(desk.sentBy(other).look(other.authorizationRequest())))
                .containsEntry("error", "interaction_required")
                .doesNotContainKey("code");
    }

    @Test
    void closesThePreviousPersonsSessionAndLetsTheNextOneIn() {
        RegisteredClient watched = sandbox.register("system-tests-not-me");
        try (LogoutReceiver receiver = new LogoutReceiver()) {
            new Console().configure(watched, backChannel(receiver));
            Software previous = Software.of(watched);
            JsonNode before = tokens(previous, desk.sentBy(previous).logIn(sandbox.card("medecin")));
            Software next = Software.asking();
            Surfer nextPerson = desk.sentBy(next);

            Exchange page = nextPerson.sayItIsNotMySession(nextPerson.look(next.authorizationRequest()));

            assertThat(Page.of(page).offersTheCard()).isTrue();
            assertThat(Page.of(page).document().text())
                    .contains("La session de la personne précédente est fermée.")
                    .doesNotContain(doctor.familyName());
            assertThat(active(previous, before)).isFalse();
            String told = Await.present("the software knows", SOON, () -> receiver.received(1))
                    .getFirst();
            assertThat(Software.claims(told).path("sid")).isEqualTo(claim(before, "sid"));

            URI cardHost = nextPerson.chooseCard(page);
            JsonNode after = tokens(next, nextPerson.open(nextPerson.present(sandbox.card("infirmiere"), cardHost)));
            assertThat(claim(after, "preferred_username").textValue())
                    .isEqualTo(nurse.nationalId().value());
            assertThat(claim(after, "sid")).isNotEqualTo(claim(before, "sid"));
        }
    }

    @Test
    void remembersNobodyAfterNotMe() {
        first.code(desk.logIn(sandbox.card("medecin")));
        Software next = Software.asking();
        desk.sentBy(next).sayItIsNotMySession(desk.sentBy(next).look(next.authorizationRequest()));
        Software silent = Software.asking("prompt", "none");

        assertThat(silent.answer(desk.sentBy(silent).look(silent.authorizationRequest())))
                .containsEntry("error", "login_required");
    }

    /** The first tab still shows the doctor, whose session ended; in the second one the nurse logged in meanwhile. */
    @ParameterizedTest
    @ValueSource(strings = {"continue", "not-me"})
    void asksAnewWhenSomebodyElseIsThereMeanwhile(String answer) throws SQLException {
        JsonNode doctors = tokens(first, desk.logIn(sandbox.card("medecin")));
        Software tab = Software.ofAnotherVendor();
        Exchange shown = desk.sentBy(tab).look(tab.authorizationRequest());
        stopTheDoctor();
        // Not by introspection: one that is answered as the session goes puts it back into Keycloak's cache.
        Await.until("the doctor's session is gone", SOON, () -> kept(claim(doctors, "sid")) == 0);
        Software second = Software.asking();
        JsonNode nurses = tokens(second, desk.sentBy(second).logIn(sandbox.card("infirmiere")));

        Exchange page = desk.sentBy(tab).answerOfSession(shown, answer);

        assertThat(page.redirect()).isEmpty();
        assertThat(Page.of(page).holder()).contains(nurse.familyName()).doesNotContain(doctor.familyName());
        assertThat(active(second, nurses)).isTrue();
        assertThat(claim(tokens(tab, desk.sentBy(tab).sayItIsMySession(page)), "preferred_username")
                        .textValue())
                .isEqualTo(nurse.nationalId().value());
    }

    /** After a logout nothing is left of the first tab's login, and the software has to ask again. */
    @ParameterizedTest
    @ValueSource(strings = {"continue", "not-me"})
    void answersNobodyWhenTheLoginOfThePageIsGone(String answer) {
        JsonNode doctors = tokens(first, desk.logIn(sandbox.card("medecin")));
        Software tab = Software.ofAnotherVendor();
        Exchange shown = desk.sentBy(tab).look(tab.authorizationRequest());
        first.endSession(doctors.path("id_token").textValue());
        Software second = Software.asking();
        JsonNode nurses = tokens(second, desk.sentBy(second).logIn(sandbox.card("infirmiere")));

        assertThat(tab.answer(desk.sentBy(tab).answerOfSession(shown, answer)))
                .containsEntry("error", "temporarily_unavailable")
                .doesNotContainKey("code");
        assertThat(active(second, nurses)).isTrue();
        assertThat(Page.of(desk.sentBy(tab).look(tab.authorizationRequest())).holder())
                .contains(nurse.familyName());
    }

    @Test
    void showsTheLoginPageIfNobodyIsThereAnyMore() {
        JsonNode doctors = tokens(first, desk.logIn(sandbox.card("medecin")));
        Software tab = Software.ofAnotherVendor();
        Exchange shown = desk.sentBy(tab).look(tab.authorizationRequest());
        first.endSession(doctors.path("id_token").textValue());

        Exchange answer = desk.sentBy(tab).sayItIsMySession(shown);

        assertThat(answer.redirect()).isEmpty();
        assertThat(Page.of(answer).offersTheCard()).isTrue();
        assertThat(answer.body()).doesNotContain(doctor.familyName());
    }

    /** The back button brings the page back as it was, with both of its buttons. */
    @Test
    void givesNothingForAFormThatWasAnsweredBefore() {
        first.code(desk.logIn(sandbox.card("medecin")));
        Software tab = Software.ofAnotherVendor();
        Surfer person = desk.sentBy(tab);
        Exchange shown = person.look(tab.authorizationRequest());
        tab.code(person.sayItIsMySession(shown));

        Exchange again = person.sayItIsMySession(shown);

        assertThat(again.redirect().map(Software::query).filter(answer -> answer.containsKey("code")))
                .isEmpty();
    }

    @Test
    void givesNothingBackAfterNotMe() {
        first.code(desk.logIn(sandbox.card("medecin")));
        Software tab = Software.ofAnotherVendor();
        Surfer person = desk.sentBy(tab);
        Exchange shown = person.look(tab.authorizationRequest());
        person.sayItIsNotMySession(shown);

        Exchange back = person.sayItIsMySession(shown);

        assertThat(back.redirect()).isEmpty();
        assertThat(back.body()).doesNotContain(doctor.familyName());
    }

    @Test
    void takesNoFormFromAnotherBrowser() {
        first.code(desk.logIn(sandbox.card("medecin")));
        Software tab = Software.ofAnotherVendor();
        Exchange shown = desk.sentBy(tab).look(tab.authorizationRequest());
        Software thiefs = Software.ofAnotherVendor();
        Surfer thief = Surfer.of(thiefs);
        thief.ask();

        for (String answer : new String[] {"continue", "not-me"}) {
            Exchange stolen = thief.post(Page.of(shown).sessionAction(), Map.of("session", answer));
            assertThat(stolen.redirect().map(Software::query).filter(query -> query.containsKey("code")))
                    .isEmpty();
            assertThat(stolen.body()).doesNotContain(doctor.familyName());
        }
        assertThat(tab.code(desk.sentBy(tab).sayItIsMySession(shown))).isNotBlank();
    }

    /** What the load does when somebody left, of somebody who is back already. */
    private void stopTheDoctor() throws SQLException {
        try (Connection directory = sandbox.database("directory");
                PreparedStatement stop = directory.prepareStatement(
                        "insert into directory.stop (person, reason, told_at) values (?, 'left', now())")) {
            stop.setString(1, doctor.nationalId().value());
            stop.executeUpdate();
        }
    }

    /** In Keycloak's own database. */
    private long kept(JsonNode session) {
        try (Connection keycloak = sandbox.database("keycloak");
                PreparedStatement count = keycloak.prepareStatement(
                        "select count(*) from offline_user_session where user_session_id = ?")) {
            count.setString(1, session.textValue());
            try (ResultSet answer = count.executeQuery()) {
                answer.next();
                return answer.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> backChannel(LogoutReceiver receiver) {
        return Map.of(
                "backchannel.logout.url", receiver.address().toString(), "backchannel.logout.session.required", "true");
    }

    private static JsonNode tokens(Software software, Exchange end) {
        return Software.json(software.redeem(software.code(end)));
    }

    private static JsonNode claim(JsonNode tokens, String name) {
        return Software.claims(tokens.path("access_token").textValue()).path(name);
    }

    private static boolean active(Software software, JsonNode tokens) {
        return Software.json(software.introspect(tokens.path("access_token").textValue()))
                .path("active")
                .booleanValue();
    }
}
