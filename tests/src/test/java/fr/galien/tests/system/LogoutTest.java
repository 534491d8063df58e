package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.browser.Await;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every end of a session, and who is told of it. */
class LogoutTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final TheSandbox sandbox = TheSandbox.get();
    private final RegisteredClient client = sandbox.register("system-tests-logout");
    private final Software software = Software.of(client);
    private final Surfer person = Surfer.of(software);

    @Test
    void leadsBackToTheSoftwareWithItsStateAndAsksNothing() {
        JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));

        Exchange end = person.look(software.endSession(Map.of(
                "id_token_hint", idToken(tokens),
                "post_logout_redirect_uri", software.redirectUri().toString(),
                "state", "4d0c/ +&=")));

        assertThat(software.answer(end)).containsEntry("state", "4d0c/ +&=");
        assertThat(active(software, tokens)).isFalse();
        assertThat(isLoggedIn()).isFalse();
    }

    @Test
    void saysThatTheSessionIsClosedWhereNoWayBackIsAsked() {
        JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));

        Exchange end = person.look(software.endSession(Map.of("id_token_hint", idToken(tokens))));

        assertThat(end.status()).isEqualTo(200);
        assertThat(Page.of(end).document().text()).contains("Votre session est fermée");
        assertThat(active(software, tokens)).isFalse();
    }

    /** The way of ANS's proxy: no cookie, no way back, and whatever the answer says it must be 2xx. */
    @Test
    void endsTheSessionForAServerThatBringsNothingButTheHint() {
        Software other = Software.ofAnotherVendor();
        JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));
        JsonNode others = tokens(other, person.sentBy(other).ask());

        assertThat(software.endSession(idToken(tokens)).status()).isEqualTo(200);

        assertThat(active(software, tokens)).isFalse();
        assertThat(active(other, others)).isFalse();
        assertThat(software.refresh(tokens.path("refresh_token").textValue()).status())
                .isEqualTo(400);
        assertThat(isLoggedIn()).isFalse();
    }

    @Test
    void takesAHintThatHasExpired() {
        new Console().configure(client, Map.of("access.token.lifespan", "1"));
        try {
            JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));
            Instant expiry = Instant.ofEpochSecond(
                    Software.claims(idToken(tokens)).path("exp").longValue());
            Await.until("the ID token has expired", SOON, () -> Instant.now().isAfter(expiry.plusSeconds(1)));

            assertThat(software.endSession(idToken(tokens)).status()).isEqualTo(200);

            assertThat(software.refresh(tokens.path("refresh_token").textValue())
                            .status())
                    .isEqualTo(400);
        } finally {
            new Console().configure(client, Map.of("access.token.lifespan", ""));
        }
    }

    @Test
    void asksThePersonWhereTheSoftwareDoesNotSayWhom() {
        JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));

        Exchange page = person.look(software.endSession(Map.of()));
        assertThat(Page.of(page).document().text()).contains("Voulez-vous fermer votre session");
        assertThat(active(software, tokens)).isTrue();

        Element form = Page.of(page).document().selectFirst("#kc-logout-confirm");
        Exchange end = person.post(
                URI.create(form.absUrl("action")),
                Map.of("session_code", form.selectFirst("[name=session_code]").val(), "confirmLogout", "true"));
        assertThat(Page.of(end).document().text()).contains("Votre session est fermée");
        assertThat(active(software, tokens)).isFalse();
    }

    static Stream<Map<String, String>> wrongWaysBack() {
        return Stream.of(
                Map.of("post_logout_redirect_uri", "https://evil.example/"),
                Map.of("post_logout_redirect_uri", "https://evil.example/", "client_id", "system-tests-logout"),
                Map.of("client_id", "system-tests-other"),
                Map.of("id_token_hint", "not.a.token"),
                Map.of("id_token_hint", ""));
    }

    @ParameterizedTest
    @MethodSource("wrongWaysBack")
    void leadsNowhereElse(Map<String, String> wrong) {
        JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));
        Map<String, String> request = new LinkedHashMap<>(Map.of(
                "id_token_hint", idToken(tokens),
                "post_logout_redirect_uri", software.redirectUri().toString(),
                "state", "s"));
        request.putAll(wrong);

        Exchange end = person.look(software.endSession(request));

        assertThat(end.redirect()).isEmpty();
        assertThat(end.status()).isEqualTo(400);
        assertThat(active(software, tokens)).isTrue();
    }

    @Test
    void leadsNowhereOnAHintThatSomebodyElseSigned() {
        JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));
        String[] parts = idToken(tokens).split("\\.");
        String[] another = idToken(tokens(software, Surfer.of(software).logIn(sandbox.card("infirmiere"))))
                .split("\\.");

        Exchange end = person.look(software.endSession(Map.of(
                "id_token_hint",
                parts[0] + "." + parts[1] + "." + another[2],
                "post_logout_redirect_uri",
                software.redirectUri().toString())));

        assertThat(end.redirect()).isEmpty();
        assertThat(active(software, tokens)).isTrue();
    }

    /** How a session may end, by who does it. */
    enum End {
        THE_SOFTWARE((test, tokens) -> test.software.endSession(idToken(tokens))),
        THE_PERSON_IN_THE_BROWSER(
                (test, tokens) -> test.person.look(test.software.endSession(Map.of("id_token_hint", idToken(tokens))))),
        THE_NEXT_PERSON((test, tokens) -> {
            Software next = Software.asking();
            Surfer desk = test.person.sentBy(next);
            desk.sayItIsNotMySession(desk.look(next.authorizationRequest()));
        }),
        AN_ADMINISTRATOR(
                (test, tokens) -> new Console().endSession(claim(tokens, "sid").textValue())),
        AN_ADMINISTRATOR_EVERYWHERE((test, tokens) ->
                new Console().endSessionsOf(claim(tokens, "sub").textValue()));

        private interface Doing {
            void by(LogoutTest test, JsonNode tokens);
        }

        private final Doing doing;

        End(Doing doing) {
            this.doing = doing;
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsEverySoftwareOfTheSessionWhoeverEndsIt(End end) {
        RegisteredClient second = sandbox.register("system-tests-logout-other");
        try (LogoutReceiver stumbling = new LogoutReceiver(503);
                LogoutReceiver willing = new LogoutReceiver()) {
            tell(client, stumbling.address());
            tell(second, willing.address());
            JsonNode tokens = tokens(software, person.logIn(sandbox.card("pharmacien")));
            Software other = Software.of(second);
            other.code(person.sentBy(other).ask());

            end.doing.by(this, tokens);

            assertThat(active(software, tokens)).isFalse();
            JsonNode told = Software.claims(Await.present("one is told", SOON, () -> willing.received(1))
                    .getFirst());
            assertThat(told.path("sid")).isEqualTo(claim(tokens, "sid"));
            assertThat(told.path("sub")).isEqualTo(claim(tokens, "sub"));
            Await.present("the one who stumbled is told again", SOON, () -> stumbling.received(2));
        } finally {
            tell(client, URI.create(""));
            tell(second, URI.create(""));
        }
    }

    /** It takes the connection and says nothing, for as long as the logout lasts. */
    @Test
    void waitsForNoSoftwareThatIsMute() throws Exception {
        RegisteredClient second = sandbox.register("system-tests-logout-other");
        try (MuteReceiver mute = new MuteReceiver();
                LogoutReceiver willing = new LogoutReceiver()) {
            tell(client, mute.address());
            tell(second, willing.address());
            JsonNode tokens = tokens(software, person.logIn(sandbox.card("pharmacien")));
            Software other = Software.of(second);
            other.code(person.sentBy(other).ask());

            Exchange end = person.look(software.endSession(Map.of("id_token_hint", idToken(tokens))));

            assertThat(end.status()).isEqualTo(200);
            assertThat(mute.wasHungUpOn())
                    .as("nobody waited for it and gave up")
                    .isFalse();
            Await.present("the others are told", SOON, () -> willing.received(1));
        } finally {
            tell(client, URI.create(""));
            tell(second, URI.create(""));
        }
    }

    @Test
    void closesTheSessionWhileTheDirectoryIsAwayAndTellsWhenItIsBack() throws SQLException {
        try (LogoutReceiver receiver = new LogoutReceiver()) {
            tell(client, receiver.address());
            JsonNode tokens = tokens(software, person.logIn(sandbox.card("pharmacien")));
            cut();
            try {
                Exchange end = person.look(software.endSession(Map.of("id_token_hint", idToken(tokens))));
                assertThat(end.status()).isEqualTo(200);
                assertThat(Page.of(end).document().text()).contains("Votre session est fermée");
            } finally {
                restore();
            }

            Await.present("the software is told", SOON, () -> receiver.received(1));
            assertThat(active(software, tokens)).isFalse();
            assertThat(isLoggedIn()).isFalse();
        } finally {
            tell(client, URI.create(""));
        }
    }

    /** An application that ends by itself gives its token back: the person is logged in all the same. */
    @Test
    void leavesThePersonsSessionAloneWhenTheirOnlySoftwareRevokesItsToken() {
        JsonNode tokens = tokens(software, person.logIn(sandbox.card("medecin")));

        assertThat(software.revoke(tokens.path("refresh_token").textValue()).status())
                .isEqualTo(200);

        assertThat(active(software, tokens)).isFalse();
        assertThat(software.refresh(tokens.path("refresh_token").textValue()).status())
                .isEqualTo(400);
        Software next = Software.ofAnotherVendor();
        Exchange page = person.sentBy(next).look(next.authorizationRequest());
        assertThat(Page.of(page).asksWhoseSession()).isTrue();
        JsonNode after = tokens(next, person.sentBy(next).sayItIsMySession(page));
        assertThat(claim(after, "sid")).isEqualTo(claim(tokens, "sid"));
        assertThat(next.endSession(idToken(after)).status()).isEqualTo(200);
        assertThat(isLoggedIn()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"fr, Déconnexion en cours", "en, Logging out"})
    void letsSoftwareLogOutInAFrameOfThePage(String language, String title) {
        RegisteredClient framed = sandbox.register("system-tests-frames");
        Console console = new Console();
        console.change(framed, known -> known.put("frontchannelLogout", true));
        console.configure(
                framed,
                Map.of(
                        "frontchannel.logout.url",
                        "https://software.example/out?by=galien",
                        "frontchannel.logout.session.required",
                        "true"));
        Software inFrame = Software.of(framed);
        Surfer desk = language.equals("en") ? Surfer.readingEnglish(inFrame) : Surfer.of(inFrame);
        JsonNode tokens = tokens(inFrame, desk.logIn(sandbox.card("medecin")));

        Exchange end = desk.look(inFrame.endSession(Map.of(
                "id_token_hint", idToken(tokens),
                "post_logout_redirect_uri", inFrame.redirectUri().toString(),
                "state", "s")));

        Page page = Page.of(end);
        assertThat(page.document().text()).contains(title);
        URI frame = URI.create(page.document().selectFirst("iframe").attr("src"));
        assertThat(frame.getHost()).isEqualTo("software.example");
        assertThat(Software.query(frame))
                .containsEntry("by", "galien")
                .containsEntry("iss", sandbox.addresses().issuer().toString())
                .containsEntry("sid", claim(tokens, "sid").textValue());
        assertThat(end.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("software.example");
        URI onward = URI.create(page.document().selectFirst("a#continue").attr("href"));
        assertThat(inFrame.isOurs(onward)).isTrue();
        assertThat(Software.query(onward)).containsEntry("state", "s");
        assertThat(page.document().select("#galien-leaving script:not([src])")).isEmpty();
        assertThat(active(inFrame, tokens)).isFalse();
    }

    private boolean isLoggedIn() {
        Software silent = Software.of(client, "prompt", "none");
        return !"login_required"
                .equals(silent.answer(person.sentBy(silent).look(silent.authorizationRequest()))
                        .get("error"));
    }

    private static void tell(RegisteredClient whom, URI where) {
        new Console()
                .configure(
                        whom,
                        Map.of(
                                "backchannel.logout.url",
                                where.toString(),
                                "backchannel.logout.session.required",
                                "true"));
    }

    private static JsonNode tokens(Software software, Exchange end) {
        return Software.json(software.redeem(software.code(end)));
    }

    private static String idToken(JsonNode tokens) {
        return tokens.path("id_token").textValue();
    }

    private static JsonNode claim(JsonNode tokens, String name) {
        return Software.claims(idToken(tokens)).path(name);
    }

    private static boolean active(Software software, JsonNode tokens) {
        return Software.json(software.introspect(tokens.path("access_token").textValue()))
                .path("active")
                .booleanValue();
    }

    private void cut() throws SQLException {
        run(
                "ALTER ROLE directory_reader NOLOGIN",
                "ALTER ROLE directory_stopper NOLOGIN",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE usename IN ('directory_reader', 'directory_stopper')");
    }

    private void restore() throws SQLException {
        run("ALTER ROLE directory_reader LOGIN", "ALTER ROLE directory_stopper LOGIN");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = sandbox.database("directory");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
