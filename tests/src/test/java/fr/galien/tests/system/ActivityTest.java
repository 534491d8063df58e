package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody says in which of their activities they act, to software that wants to know. */
class ActivityTest {

    private static final String CLAIM = "selectedActivity";

    /** Two activities. */
    private static final String DOCTOR = "medecin";

    private static final String SCOPE = "openid scope_all activity";

    private final TheSandbox sandbox = TheSandbox.get();
    private final RegisteredClient client = sandbox.register("system-tests-activity");
    private final Software software = Software.of(client);
    private final Surfer person = Surfer.of(software);

    @BeforeEach
    void theSoftwareAsks() {
        new Console().configure(client, Map.of("galien.activity", "ask"));
    }

    @Test
    void asksWhoeverHasTwoAndTellsTheChoiceEverywhere() {
        Exchange page = person.logIn(sandbox.card(DOCTOR));
        List<Element> offered = offered(page);
        assertThat(offered).hasSize(2);
        assertThat(Page.of(page).document().select("#galien-search")).isEmpty();
        String place = offered.get(1).selectFirst(".galien-activities__place").text();

        JsonNode tokens = tokens(software, choose(person, page, 1));

        JsonNode chosen = claims(tokens, "id_token").path(CLAIM);
        assertThat(chosen.path("raisonSocialeSite").textValue()).isEqualTo(place);
        assertThat(chosen.path("codeProfession").textValue()).isEqualTo("10");
        assertThat(chosen.properties()).hasSize(10);
        assertThat(claims(tokens, "access_token").path(CLAIM)).isEqualTo(chosen);
        assertThat(Software.json(software.introspect(access(tokens))).path(CLAIM))
                .isEqualTo(chosen);
        assertThat(userinfo(tokens).path(CLAIM)).isEqualTo(chosen);
        assertThat(claims(refreshed(tokens), "access_token").path(CLAIM)).isEqualTo(chosen);
    }

    @Test
    void changesNothingOfTheFullSet() {
        JsonNode tokens = tokens(software, choose(person, person.logIn(sandbox.card(DOCTOR)), 1));
        Software other = Software.asking();
        JsonNode without = tokens(other, Surfer.of(other).logIn(sandbox.card(DOCTOR)));

        ObjectNode told = (ObjectNode) userinfo(tokens);
        JsonNode usual = Software.json(other.userinfo(access(without)));
        assertThat(usual.has(CLAIM)).isFalse();
        told.remove(CLAIM);
        assertThat((JsonNode) told).isEqualTo(usual);
    }

    @Test
    void asksForTheScopeTooAndOnlyThen() {
        Software scoped = Software.asking("scope", SCOPE);
        Surfer doctor = Surfer.of(scoped);

        JsonNode tokens = tokens(scoped, choose(doctor, doctor.logIn(sandbox.card(DOCTOR)), 0));

        assertThat(claims(tokens, "id_token").has(CLAIM)).isTrue();
        Software plain = Software.asking();
        JsonNode later = tokens(plain, doctor.sentBy(plain).ask());
        assertThat(claims(later, "id_token").has(CLAIM)).isFalse();
    }

    @Test
    void asksNothingOfWhoeverHasOneOrNone() {
        JsonNode nurse = tokens(software, person.logIn(sandbox.card("infirmiere")));
        assertThat(claims(nurse, "id_token").path(CLAIM).path("codeProfession").textValue())
                .isEqualTo("60");

        JsonNode without = tokens(software, Surfer.of(software).logIn(sandbox.card("sans-activite")));
        assertThat(claims(without, "id_token").has(CLAIM)).isFalse();
    }

    @Test
    void asksOnceInASession() {
        JsonNode first = tokens(software, choose(person, person.logIn(sandbox.card(DOCTOR)), 1));
        Software again = Software.of(client);

        JsonNode second = tokens(again, person.sentBy(again).ask());

        assertThat(claims(second, "id_token").path(CLAIM))
                .isEqualTo(claims(first, "id_token").path(CLAIM));
        Software silent = Software.of(client, "prompt", "none");
        JsonNode third = tokens(silent, person.sentBy(silent).ask());
        assertThat(claims(third, "id_token").path(CLAIM))
                .isEqualTo(claims(first, "id_token").path(CLAIM));
    }

    @Test
    void isNotAskedForInSilence() {
        Software plain = Software.asking();
        plain.code(person.sentBy(plain).logIn(sandbox.card(DOCTOR)));
        Software silent = Software.asking("prompt", "none").and("scope", SCOPE);

        assertThat(silent.answer(person.sentBy(silent).ask()))
                .containsEntry("error", "interaction_required")
                .doesNotContainKey("code");
    }

    @Test
    void canBeChangedWithoutANewLogin() {
        JsonNode before = tokens(software, choose(person, person.logIn(sandbox.card(DOCTOR)), 0));
        Software changing = Software.of(client, "kc_action", "galien-activity");
        Exchange page = person.sentBy(changing).ask();
        assertThat(offered(page).get(0).attr("aria-current")).isEqualTo("true");

        Exchange end = choose(person.sentBy(changing), page, 1);

        assertThat(changing.answer(end)).containsEntry("kc_action_status", "success");
        JsonNode after = tokens(changing, end);
        JsonNode now = claims(after, "id_token");
        JsonNode then = claims(before, "id_token");
        assertThat(now.path("sid")).isEqualTo(then.path("sid"));
        assertThat(now.path("auth_time")).isEqualTo(then.path("auth_time"));
        assertThat(now.path(CLAIM)).isNotEqualTo(then.path(CLAIM));
        assertThat(claims(refreshed(before), "access_token").path(CLAIM)).isEqualTo(now.path(CLAIM));
    }

    @Test
    void staysAsItWasWhenThePersonDoesNotWantToChangeIt() {
        JsonNode before = tokens(software, choose(person, person.logIn(sandbox.card(DOCTOR)), 0));
        Software changing = Software.of(client, "kc_action", "galien-activity");
        Exchange page = person.sentBy(changing).ask();

        Exchange end = person.sentBy(changing).send(action(page), Map.of("cancel-aia", "true"));

        assertThat(changing.answer(end)).containsEntry("kc_action_status", "cancelled");
        assertThat(claims(tokens(changing, end), "id_token").path(CLAIM))
                .isEqualTo(claims(before, "id_token").path(CLAIM));
    }

    @Test
    void asksNobodyForSoftwareThatDoesNotWantToKnow() {
        Software changing = Software.asking("kc_action", "galien-activity");

        Exchange end = Surfer.of(changing).logIn(sandbox.card(DOCTOR));

        assertThat(changing.answer(end))
                .containsEntry("kc_action_status", "error")
                .containsKey("code");
    }

    /** The key of somebody else's activity, the place in the list, and nothing at all. */
    @Test
    void takesNothingThatIsNotTheirOwn() throws SQLException {
        String foreign;
        Meanwhile two = Meanwhile.of(
                "infirmiere", activities -> activities.add(Meanwhile.elsewhere(activities.get(0), "ELSEWHERE")));
        try {
            Software nurses = Software.of(client);
            foreign = offered(Surfer.of(nurses).logIn(sandbox.card("infirmiere")))
                    .getFirst()
                    .attr("value");
        } finally {
            two.isOver();
        }
        Exchange page = person.logIn(sandbox.card(DOCTOR));

        for (String forged : new String[] {foreign, "0", "", "galien"}) {
            page = person.send(action(page), Map.of("activity", forged));
            assertThat(page.redirect()).as("for %s", forged).isEmpty();
            assertThat(offered(page)).hasSize(2);
        }
        assertThat(claims(tokens(software, choose(person, page, 0)), "id_token").has(CLAIM))
                .isTrue();
    }

    @Test
    void asksAgainWhenTheDirectoryKnowsTheActivityNoMore() throws SQLException {
        JsonNode tokens = tokens(software, choose(person, person.logIn(sandbox.card(DOCTOR)), 0));
        Meanwhile moved = Meanwhile.of(DOCTOR, activities -> {
            activities.add(Meanwhile.elsewhere(activities.get(0), "NEW PLACE"));
            activities.remove(0);
        });
        try {
            assertThat(userinfo(tokens).has(CLAIM)).isFalse();
            Software silent = Software.of(client, "prompt", "none");
            assertThat(silent.answer(person.sentBy(silent).ask())).containsEntry("error", "interaction_required");
            Software again = Software.of(client);
            assertThat(offered(person.sentBy(again).ask())).hasSize(2).noneMatch(one -> one.hasAttr("aria-current"));
        } finally {
            moved.isOver();
        }
    }

    @Test
    void searchesAmongManyWithoutAScript() throws SQLException {
        Meanwhile many = Meanwhile.inFiveMorePlaces(DOCTOR);
        try {
            Exchange page = person.logIn(sandbox.card(DOCTOR));
            assertThat(offered(page)).hasSize(7);

            Exchange found = person.send(search(page), Map.of("search", "etang clinique"));
            assertThat(offered(found)).hasSize(5);
            Exchange none = person.send(search(found), Map.of("search", "<b>\"nowhere\"</b>"));
            assertThat(offered(none)).isEmpty();
            assertThat(Page.of(none).document().select("b")).isEmpty();
            assertThat(Page.of(none).document().text()).contains("Aucune de vos activités");
            Exchange one = person.send(search(none), Map.of("search", "ÉTANG 3"));
            assertThat(offered(one)).hasSize(1);

            JsonNode chosen =
                    claims(tokens(software, choose(person, one, 0)), "id_token").path(CLAIM);
            assertThat(chosen.path("raisonSocialeSite").textValue()).isEqualTo("CLINIQUE DE L'ÉTANG 3");
        } finally {
            many.isOver();
        }
    }

    private static List<Element> offered(Exchange page) {
        return Page.of(page).document().select("#galien-activity button[name=activity]");
    }

    private static URI action(Exchange page) {
        return URI.create(
                Page.of(page).document().selectFirst("#galien-activity").absUrl("action"));
    }

    private static URI search(Exchange page) {
        return URI.create(
                Page.of(page).document().selectFirst("#galien-activity-search").absUrl("action"));
    }

    private static Exchange choose(Surfer person, Exchange page, int place) {
        return person.send(
                action(page), Map.of("activity", offered(page).get(place).attr("value")));
    }

    private JsonNode refreshed(JsonNode tokens) {
        return Software.json(software.refresh(tokens.path("refresh_token").textValue()));
    }

    private JsonNode userinfo(JsonNode tokens) {
        return Software.json(software.userinfo(access(tokens)));
    }

    private static JsonNode tokens(Software software, Exchange end) {
        return Software.json(software.redeem(software.code(end)));
    }

    private static String access(JsonNode tokens) {
        return tokens.path("access_token").textValue();
    }

    private static JsonNode claims(JsonNode tokens, String which) {
        return Software.claims(tokens.path(which).textValue());
    }
}
