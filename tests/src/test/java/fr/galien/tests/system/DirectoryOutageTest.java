package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.net.Exchange;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** The directory away for real: Keycloak's role may no longer log in to it and its connections are cut. */
class DirectoryOutageTest {

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

    private static void restore() throws SQLException {
        run("ALTER ROLE directory_reader LOGIN");
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
