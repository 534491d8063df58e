package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.claims.LogoutTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.LogoutTokenValidator;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.directory.DirectoryLoads;
import fr.galien.sandbox.launch.Secret;
import fr.galien.sandbox.net.Exchange;
import fr.galien.tests.browser.Await;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody is struck off, by the transaction that says so and nothing else. */
class DepartureTest {

    private static final String LEAVER = "pharmacien";

    /** Of nobody. */
    private static final String OTHER_KEY = "899700999990";

    /** What is promised: from the commit to the end of everything. */
    private static final Duration PROMISED = Duration.ofSeconds(10);

    private final TheSandbox sandbox = TheSandbox.get();
    // Each test that counts what its software is told has its own, in which no other test left a session.
    private final RegisteredClient first = sandbox.register("system-tests-departure");
    private final RegisteredClient second = sandbox.register("system-tests-departure-other");
    private final RegisteredClient third = sandbox.register("system-tests-merger");

    @AfterEach
    void theyAreBack() throws SQLException {
        asTheLoader("update directory.professional set left_practice = null where id = ?");
    }

    @Test
    void endsEverythingTheyHadAndTellsEachSoftwareWithinTenSeconds() throws Exception {
        Console console = new Console();
        try (LogoutReceiver willing = new LogoutReceiver();
                LogoutReceiver stumbling = new LogoutReceiver(500)) {
            console.configure(first, backChannel(willing, "true"));
            console.configure(second, backChannel(stumbling, "false"));
            Software software = Software.of(first);
            Software other = Software.of(second);
            Surfer leaver = Surfer.of(software);
            JsonNode tokens = tokens(software, leaver.logIn(sandbox.card(LEAVER)));
            JsonNode otherTokens = tokens(other, leaver.sentBy(other).ask());
            JsonNode idToken = Software.claims(tokens.path("id_token").textValue());
            String user = idToken.path("sub").textValue();
            String session = idToken.path("sid").textValue();
            assertThat(console.sessionsOf(user)).contains(session);
            Software neighbour = Software.asking();
            JsonNode staying = tokens(neighbour, Surfer.of(neighbour).logIn(sandbox.card("infirmiere")));

            stop();
            long stopped = System.nanoTime();

            // At once, whoever asks.
            assertThat(active(software, tokens)).isFalse();
            assertThat(software.userinfo(access(tokens)).status()).isEqualTo(401);
            Exchange renewal = other.refresh(otherTokens.path("refresh_token").textValue());
            assertThat(renewal.status()).isEqualTo(400);
            assertThat(Software.json(renewal).path("error").textValue()).isEqualTo("invalid_grant");

            // Soon, by itself.
            String told = Await.present("the willing are told", PROMISED, () -> willing.received(1))
                    .getFirst();
            List<String> toldTwice =
                    Await.present("those who stumbled are told again", PROMISED, () -> stumbling.received(2));
            Await.until(
                    "their session is gone",
                    PROMISED,
                    () -> !console.sessionsOf(user).contains(session));
            assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(PROMISED);

            LogoutTokenClaimsSet logout = valid(told, first);
            assertThat(logout.getSubject().getValue()).isEqualTo(user);
            assertThat(logout.getSessionID().getValue()).isEqualTo(session);
            LogoutTokenClaimsSet failed = valid(toldTwice.getFirst(), second);
            LogoutTokenClaimsSet again = valid(toldTwice.getLast(), second);
            assertThat(again.getSubject().getValue()).isEqualTo(user);
            assertThat(again.getSessionID()).isNull();
            assertThat(again.getJWTID()).isNotEqualTo(failed.getJWTID());

            // Nobody is told twice what they have taken, and nobody else is stopped.
            Await.until("nothing is owed to them any more", PROMISED, () -> owed(session) == 0);
            assertThat(willing.received()).hasSize(1);
            assertThat(stumbling.received()).hasSize(2);
            assertThat(active(neighbour, staying)).isTrue();
        }
    }

    @Test
    void completesNoLoginThatWasInProgress() throws Exception {
        Software software = Software.asking();
        Surfer leaver = Surfer.of(software);
        String code = software.code(leaver.logIn(sandbox.card(LEAVER)));
        Surfer slower = Surfer.of(software);
        var cardHost = slower.goToTheCardHost();

        stop();

        assertThat(software.redeem(code).status()).isEqualTo(400);
        assertThat(Page.of(slower.open(slower.present(sandbox.card(LEAVER), cardHost)))
                        .code())
                .isEqualTo("CARD-0118");
    }

    /** Their key becomes an identifier of somebody else's: nobody is a user by it any more, and what it had open ends. */
    @Test
    void endsWhatWasOpenUnderAKeyThatBecameAnAlias() throws Exception {
        try (LogoutReceiver receiver = new LogoutReceiver()) {
            new Console().configure(third, backChannel(receiver, "true"));
            Software software = Software.of(third);
            JsonNode tokens = tokens(software, Surfer.of(software).logIn(sandbox.card(LEAVER)));
            JsonNode idToken = Software.claims(tokens.path("id_token").textValue());
            String session = idToken.path("sid").textValue();
            assertThat(kept(session)).isOne();

            try {
                asTheLoader(
                        "update directory.professional set id = '" + OTHER_KEY + "', key = '" + OTHER_KEY
                                + "' where id = ?",
                        "insert into directory.alias (value, id, person, since)" + " select s, s, '" + OTHER_KEY
                                + "', now() from cast(? as text) s",
                        "insert into directory.stop (person, reason) values (?, 'merged')");

                String told = Await.present("the software is told", PROMISED, () -> receiver.received(1))
                        .getFirst();
                Await.until("the session is gone", PROMISED, () -> kept(session) == 0);
                assertThat(valid(told, third).getSubject().getValue())
                        .isEqualTo(idToken.path("sub").textValue());
            } finally {
                asTheLoader(
                        "delete from directory.alias where id = ?",
                        "update directory.professional set id = x.id, key = x.id from (select cast(? as text) as id) x"
                                + " where professional.id = '" + OTHER_KEY + "'");
            }
        }
    }

    /** Whoever is back before anybody looked loses what they had open then, and nothing they open afterwards. */
    @Test
    void leavesTheSessionOfSomebodyWhoIsBack() throws Exception {
        // A session opened in the very second of another test's stop would rightly end by it.
        Await.until("no stop is of this second", Duration.ofSeconds(2), () -> ofThisSecond() == 0);
        asTheLoader(
                "insert into directory.stop (person, reason, told_at) values (?, 'left', now() - interval '1 minute')");
        Software software = Software.asking();
        JsonNode tokens = tokens(software, Surfer.of(software).logIn(sandbox.card(LEAVER)));

        Await.until("the stop was looked at a second time", Duration.ofSeconds(30), () -> waiting() == 0);

        assertThat(active(software, tokens)).isTrue();
    }

    private static Map<String, String> backChannel(LogoutReceiver receiver, String withSession) {
        return Map.of(
                "backchannel.logout.url",
                receiver.address().toString(),
                "backchannel.logout.session.required",
                withSession);
    }

    /** As a load does: both in one transaction. */
    private void stop() throws SQLException {
        asTheLoader(
                "update directory.professional set left_practice = current_date where id = ?",
                "insert into directory.stop (person, reason) values (?, 'left')");
    }

    private void asTheLoader(String... statements) throws SQLException {
        String leaver = Extraction.notable(LEAVER).nationalId().value().toLowerCase(Locale.ROOT);
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + sandbox.addresses().ports().postgres() + "/" + DirectoryLoads.DATABASE,
                DirectoryLoads.LOADER,
                sandbox.secret(Secret.DIRECTORY_LOADER_PASSWORD))) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    statement.setString(1, leaver);
                    assertThat(statement.executeUpdate()).isEqualTo(1);
                }
            }
            connection.commit();
        }
    }

    /** In Keycloak's own database: of nobody's session there is no telling in the console. */
    private long kept(String session) {
        return count("keycloak", "select count(*) from offline_user_session where user_session_id = '" + session + "'");
    }

    private long owed(String session) {
        return count("directory", "select count(*) from directory.logout_notice where sid = '" + session + "'");
    }

    private long waiting() {
        return count("directory", "select count(*) from directory.stop where done_at is null");
    }

    private long ofThisSecond() {
        return count(
                "directory",
                "select count(*) from directory.stop where told_at >= date_trunc('second', clock_timestamp())");
    }

    private long count(String database, String query) {
        try (Connection connection = sandbox.database(database);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private LogoutTokenClaimsSet valid(String token, RegisteredClient client)
            throws ParseException, BadJOSEException, JOSEException {
        LogoutTokenValidator validator = new LogoutTokenValidator(
                new Issuer(sandbox.addresses().issuer()),
                new ClientID(client.id()),
                JWSAlgorithm.RS256,
                JWKSet.parse(Software.asking().keys().toString()));
        return validator.validate(SignedJWT.parse(token));
    }

    private static JsonNode tokens(Software software, Exchange end) {
        return Software.json(software.redeem(software.code(end)));
    }

    private static String access(JsonNode tokens) {
        return tokens.path("access_token").textValue();
    }

    private static boolean active(Software software, JsonNode tokens) {
        return Software.json(software.introspect(access(tokens))).path("active").booleanValue();
    }
}
