package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Loading;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.TestPeople;
import fr.galien.identity.NationalId;
import io.agroal.api.AgroalDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every way the database can fail is "unreachable", within the three seconds Keycloak grants a storage. */
@Timeout(20)
class OutageTest {

    private static final NationalId SOMEBODY = new NationalId("899700000018");
    private static final Duration GRANTED = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @Test
    void isUnreachableWhenNothingListens() {
        assertUnreachableInTime("jdbc:postgresql://127.0.0.1:1/directory");
    }

    @Test
    void isUnreachableWhenTheDatabaseAcceptsAndSaysNothing() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            assertUnreachableInTime("jdbc:postgresql://127.0.0.1:" + mute.getLocalPort() + "/directory");
        }
    }

    @Test
    void isUnreachableWhenTheSchemaIsNotThere() {
        try (AgroalDataSource pool = ReaderPool.open(TestDatabase.empty().reader())) {
            assertUnreachableInTime(pool);
        }
    }

    @Test
    void isUnreachableWhileTheTablesAreLockedAndFindsPeopleAgainAfterwards() throws SQLException {
        TestDatabase database = loaded();
        try (AgroalDataSource pool = ReaderPool.open(database.reader())) {
            try (Connection other = database.owner().getConnection();
                    Statement statement = other.createStatement()) {
                other.setAutoCommit(false);
                statement.execute("lock table directory.professional, directory.alias in access exclusive mode");
                assertUnreachableInTime(pool);
            }
            assertFound(pool);
        }
    }

    @Test
    void isUnreachableWhenEveryConnectionIsTakenAndFindsPeopleAgainAfterwards() throws SQLException {
        try (AgroalDataSource pool = ReaderPool.open(loaded().reader())) {
            try (Connection first = pool.getConnection();
                    Connection second = pool.getConnection()) {
                assertThat(first).isNotSameAs(second);
                assertUnreachableInTime(pool);
            }
            assertFound(pool);
        }
    }

    @Test
    void recoversFromARestartOfTheDatabase() {
        TestDatabase database = loaded();
        try (AgroalDataSource pool = ReaderPool.open(database.reader())) {
            assertFound(pool);
            database.executeAsAdministrator(
                    "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'directory_reader'");
            // At most the one broken connection answers so: it is thrown away.
            DirectoryAnswer first = new JdbcProfessionals(pool).byId(SOMEBODY);
            assertThat(first).isNotEqualTo(new DirectoryAnswer.Unknown());
            assertFound(pool);
        }
    }

    private TestDatabase loaded() {
        TestDatabase database = TestDatabase.migrated();
        Loading.load(database, folder, new ExtractionFile().row(person(SOMEBODY.value(), "DUPONT", "A")));
        return database;
    }

    private static void assertFound(AgroalDataSource pool) {
        assertThat(new JdbcProfessionals(pool).byId(SOMEBODY)).isInstanceOf(DirectoryAnswer.Found.class);
    }

    private static void assertUnreachableInTime(String url) {
        try (AgroalDataSource pool = ReaderPool.open(new ReaderSettings(
                url, "directory_reader", "sandbox-x", 2, ReaderSettings.DEFAULT_ACQUISITION_TIMEOUT))) {
            assertUnreachableInTime(pool);
            assertUnreachableInTime(pool);
        }
    }

    private static void assertUnreachableInTime(AgroalDataSource pool) {
        JdbcProfessionals professionals = new JdbcProfessionals(pool);
        long start = System.nanoTime();

        assertThat(professionals.byId(SOMEBODY)).isInstanceOf(DirectoryAnswer.Unreachable.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(GRANTED);
        assertThat(professionals.presence()).isEqualTo(TestPeople.Presence.UNKNOWN);
    }
}
