package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.ContactChange;
import fr.galien.directory.MovedClock;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.jdbc.JdbcContactChanges;
import fr.galien.directory.jdbc.StopperPool;
import fr.galien.directory.keycloak.ContactMail.Outcome;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactTellingTest {

    private final MovedClock clock = new MovedClock();
    private final Queue<Outcome> outcomes = new ArrayDeque<>();
    private final List<String> told = new ArrayList<>();
    private TestDatabase database;
    private AgroalDataSource pool;
    private ContactTelling telling;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = StopperPool.open(database.stopper());
        telling = new ContactTelling(new JdbcContactChanges(pool, clock), this::send);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void tellsEachOldAddressOnce() throws SQLException {
        changed("old@example.org");
        changed("older@example.org");
        outcomes.addAll(List.of(Outcome.SENT, Outcome.SENT));

        telling.round();
        clock.pass(Duration.ofDays(2));
        telling.round();

        assertThat(told).containsExactly("old@example.org", "older@example.org");
    }

    @Test
    void triesAgainWhenTheMailServerFailsOrThereIsNone() throws SQLException {
        changed("old@example.org");
        outcomes.addAll(List.of(Outcome.NO_SENDER, Outcome.FAILED, Outcome.SENT));

        for (int round = 0; round < 4; round++) {
            telling.round();
            clock.pass(Duration.ofSeconds(5));
        }

        assertThat(told).hasSize(3);
        assertThat(outcomes).isEmpty();
    }

    @Test
    void hasNobodyToTellWhereThereWasNoAddress() throws SQLException {
        changed("");

        telling.round();
        clock.pass(Duration.ofDays(2));
        telling.round();

        assertThat(told).isEmpty();
    }

    private Outcome send(ContactChange change) {
        told.add(change.oldEmail());
        return outcomes.remove();
    }

    private void changed(String oldEmail) {
        database.execute("insert into directory.contact_change (person, old_email) values ('x', '" + oldEmail + "')");
    }
}
