package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.ActivationContact.Address;
import fr.galien.directory.ActivationContact.Answer;
import fr.galien.directory.ContactChange;
import fr.galien.directory.ContactChange.What;
import fr.galien.directory.MovedClock;
import fr.galien.directory.TestDatabase;
import fr.galien.identity.NationalId;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the server may know of private addresses: one person's at a time, and the old ones until they are told. */
class JdbcContactTest {

    private static final NationalId KEY = new NationalId("02A123456");

    private final MovedClock clock = new MovedClock();
    private TestDatabase database;
    private AgroalDataSource pool;
    private JdbcContactChanges changes;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = StopperPool.open(database.stopper());
        changes = new JdbcContactChanges(pool, clock);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void findsOnePersonsAddressesAndFromWhenTheyMayReceive() {
        contact("'2026-11-20T02:00:00Z'", "null");

        assertThat(new JdbcActivationContact(pool).of(KEY))
                .isEqualTo(new Answer.Known(
                        Optional.of(new Address("new@example.org", Instant.parse("2026-11-23T02:00:00Z"))),
                        Optional.of(new Address("+33639980001", Instant.MIN))));
        assertThat(new JdbcActivationContact(pool).of(new NationalId("899700000018")))
                .isEqualTo(new Answer.Unknown());
    }

    @Test
    void isUnreachableWhenTheDatabaseIsAway() {
        try (AgroalDataSource nowhere = StopperPool.open(new ReaderSettings(
                "jdbc:postgresql://127.0.0.1:1/directory", "directory_stopper", "x", 2, Duration.ofMillis(200)))) {
            assertThat(new JdbcActivationContact(nowhere).of(KEY)).isInstanceOf(Answer.Unreachable.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'2026-11-22T02:00:00Z' | null                   | EMAIL",
                "null                   | '2026-11-22T02:00:00Z' | PHONE",
                "'2026-11-21T02:00:00Z' | '2026-11-22T02:00:00Z' | PHONE",
                "'2026-11-22T02:00:00Z' | '2026-11-22T02:00:00Z' | EITHER",
                "'2026-11-21T02:00:00Z' | '2026-11-21T02:00:00Z' | EITHER"
            })
    void knowsWhatChangedByTheMomentOfTheLoad(String emailChangedAt, String phoneChangedAt, What what)
            throws SQLException {
        contact(emailChangedAt, phoneChangedAt);
        changed();

        assertThat(changes.take()).map(ContactChange::what).contains(what);
    }

    @Test
    void forgetsTheOldAddressOnceItWasTold() throws SQLException {
        changed();
        ContactChange change = changes.take().orElseThrow();
        assertThat(change.oldEmail()).isEqualTo("old@example.org");
        assertThat(changes.take()).isEmpty();

        changes.done(change);

        clock.pass(Duration.ofDays(2));
        assertThat(changes.take()).isEmpty();
        database.execute("""
                do $$ begin
                    assert (select old_email = '' and done_at is not null from directory.contact_change);
                end $$""");
    }

    @Test
    void isNeverGivenUp() throws SQLException {
        changed();

        for (int attempt = 1; attempt <= 30; attempt++) {
            ContactChange change = changes.take().orElseThrow();
            assertThat(change.attempts()).isEqualTo(attempt);
            changes.tryAgain(change);
            clock.pass(Duration.ofHours(8));
        }
    }

    private void contact(String emailChangedAt, String phoneChangedAt) {
        database.execute("insert into directory.contact values ('02a123456', 'new@example.org', '+33639980001', "
                + emailChangedAt + ", " + phoneChangedAt + ", gen_random_uuid())");
    }

    private void changed() {
        database.execute("insert into directory.contact_change (person, old_email, told_at)"
                + " values ('02a123456', 'old@example.org', '2026-11-22T02:00:00Z')");
    }
}
