package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import fr.galien.sandbox.net.Json;
import fr.galien.tests.browser.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The directory away for real: Keycloak's role may no longer log in to it and its connections are cut. */
class DirectoryOutageTest {

    /** Of one server, unless it is told otherwise. */
    private static final int MOST_CONNECTIONS = 10;

    @Test
    void tellsAnOutageApartFromAWrongCardAndLetsTheSameBrowserInWhenItIsOver() throws SQLException {
        Card card = TheSandbox.get().card("medecin");
        Software software = Software.asking();
        Surfer french = Surfer.of(software);
        Surfer english = Surfer.readingEnglish(software);

        Exchange outage;
        cut();
        try {
            outage = french.logIn(card);
            isOutage(outage, "L'annuaire des professionnels ne répond pas.");
            isOutage(english.logIn(card), "The directory of professionals does not answer.");
        } finally {
            restore();
        }

        URI again = french.chooseCard(outage);
        Exchange end = french.open(french.present(card, again));
        assertThat(software.redeem(software.code(end)).status()).isEqualTo(200);
    }

    @Test
    void remembersNoOutageAgainstThePerson() throws SQLException {
        Card card = TheSandbox.get().card("infirmiere");
        Surfer unlucky = Surfer.of(Software.asking());
        cut();
        try {
            for (int attempt = 0; attempt < 3; attempt++) {
                isOutage(unlucky.logIn(card), "L'annuaire des professionnels ne répond pas.");
            }
        } finally {
            restore();
        }

        Software software = Software.asking();
        assertThat(software.code(Surfer.of(software).logIn(card))).isNotBlank();
    }

    @Test
    void tellsSoftwareThatItIsAnOutageAndNeverThatATokenIsWorthless() throws Exception {
        Software software = Software.asking();
        JsonNode tokens = Software.json(software.redeem(
                software.code(Surfer.of(software).logIn(TheSandbox.get().card("medecin")))));
        String access = tokens.path("access_token").textValue();
        String refresh = tokens.path("refresh_token").textValue();
        String code = software.code(Surfer.of(software).logIn(TheSandbox.get().card("medecin")));
        cut();
        try {
            isUnavailable(software.introspect(access));
            isUnavailable(software.introspect(refresh, "refresh_token"));
            isUnavailable(software.userinfo(access));
            isUnavailable(software.refresh(refresh));
            isUnavailable(software.redeem(code));
        } finally {
            restore();
        }

        assertThat(Software.json(software.introspect(access)).path("active").booleanValue())
                .isTrue();
        assertThat(software.userinfo(access).status()).isEqualTo(200);
        assertThat(software.refresh(refresh).status()).isEqualTo(200);
    }

    @Test
    void showsTheOutageToWhoeverIsAlreadyLoggedIn() throws SQLException {
        Software software = Software.asking();
        Surfer surfer = Surfer.of(software);
        software.code(surfer.logIn(TheSandbox.get().card("medecin")));
        cut();
        try {
            Exchange page = surfer.ask();
            assertThat(page.status()).isEqualTo(503);
            assertThat(Page.of(page).document().text()).contains("L'annuaire des professionnels ne répond pas.");
        } finally {
            restore();
        }
    }

    @Test
    void isNotReadyWhileItIsOut() throws Exception {
        assertThat(readiness()).isEqualTo("200 UP");
        cut();
        try {
            assertThat(readiness()).isEqualTo("503 DOWN");
        } finally {
            restore();
        }
        assertThat(readiness()).isEqualTo("200 UP");
    }

    /** The status of the page, and of our check on it. */
    private static String readiness() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                    + TheSandbox.get().addresses().ports().management() + "/health/ready"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return StreamSupport.stream(Json.read(answer.body()).path("checks").spliterator(), false)
                    .filter(check -> check.path("name").textValue().equals("galien-directory"))
                    .map(check ->
                            answer.statusCode() + " " + check.path("status").textValue())
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void isUnavailable(Exchange answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonNode error = Software.json(answer);
        assertThat(error.path("error").textValue()).isEqualTo("temporarily_unavailable");
        assertThat(error.path("error_description").textValue()).contains("RPPS-0301");
        assertThat(error.has("active")).isFalse();
    }

    private static void isOutage(Exchange end, String sentence) {
        Page page = Page.of(end);
        assertThat(end.redirect()).isEmpty();
        assertThat(page.status()).isEqualTo(503);
        assertThat(page.code()).isEqualTo("RPPS-0301");
        assertThat(page.refusal()).startsWith(sentence);
        assertThat(page.offersTheCard()).isTrue();
    }

    private static void cut() throws SQLException {
        run(
                "ALTER ROLE directory_reader NOLOGIN",
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'directory_reader'");
    }

    /** Also waits until the server has met every connection that was broken: whoever comes next must not. */
    private static void restore() throws SQLException {
        run("ALTER ROLE directory_reader LOGIN");
        Await.until("the directory answers", Duration.ofSeconds(20), DirectoryOutageTest::isWhole);
    }

    private static boolean isWhole() {
        try {
            for (int look = 0; look < MOST_CONNECTIONS; look++) {
                if (!readiness().equals("200 UP")) {
                    return false;
                }
            }
            return true;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String... statements) throws SQLException {
        try (Connection connection = TheSandbox.get().database("directory");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
