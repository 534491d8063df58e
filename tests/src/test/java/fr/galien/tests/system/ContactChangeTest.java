package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.tests.browser.Await;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A load replaced somebody's private address: the one they had until then is told. */
class ContactChangeTest {

    private final Console console = new Console();

    @AfterEach
    void theRealmHasNoMailServer() throws SQLException {
        console.mailServer(Map.of());
        run("delete from directory.contact_change");
    }

    @Test
    void tellsTheOldAddressAndForgetsIt() throws Exception {
        try (MailServer server = new MailServer()) {
            console.mailServer(Map.of(
                    "host", "127.0.0.1", "port", String.valueOf(server.port()), "from", "ne-pas-repondre@example.org"));

            run("insert into directory.contact_change (person, old_email) values ('899700000018', 'old@example.org')");

            String mail = Await.present("the mail", Duration.ofSeconds(10), server::received);
            assertThat(mail)
                    .contains("RCPT TO:<old@example.org>")
                    .contains("From: ne-pas-repondre@example.org")
                    .contains("72 heures")
                    .contains("RPPS")
                    .doesNotContain("899700000018", "http");
            Await.until(
                    "the old address is forgotten",
                    Duration.ofSeconds(10),
                    () -> oldEmail().equals(Optional.of("")));
        }
    }

    private static Optional<String> oldEmail() {
        try (Connection connection = TheSandbox.get().database("directory");
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select old_email from directory.contact_change where done_at is not null")) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(String sql) throws SQLException {
        try (Connection connection = TheSandbox.get().database("directory");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
