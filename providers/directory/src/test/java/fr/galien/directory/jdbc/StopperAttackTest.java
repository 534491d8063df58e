package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.TestDatabase;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever got hold of the server's two passwords. */
class StopperAttackTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final TestDatabase database = TestDatabase.migrated();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from directory.contact",
                "select email from directory.contact where person = 'x'",
                "select family_name from directory.professional",
                "select left_practice from directory.professional",
                "update directory.professional set left_practice = null",
                "insert into directory.professional (id) values ('x')",
                "delete from directory.professional",
                "select * from directory.card",
                "select * from directory.mailbox",
                "select * from directory.load",
                "select person from directory.alias",
                "insert into directory.stop (person, reason) values ('x', 'left')",
                "delete from directory.stop",
                "update directory.stop set person = 'x'",
                "update directory.stop set told_at = now()",
                "insert into directory.contact_change (person, old_email) values ('x', 'x')",
                "update directory.contact_change set person = 'x'",
                "delete from directory.contact_change",
                "truncate directory.logout_notice",
                "create table directory.x (y text)"
            })
    void stopperDoesNothingElse(String sql) {
        assertRefused(StopperPool.open(database.stopper()), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from directory.contact",
                "select * from directory.contact_of('x')",
                "select * from directory.contact_change",
                "select * from directory.stop",
                "select * from directory.logout_notice"
            })
    void readerReadsNoPrivateAddressAndNothingOfTheStoppers(String sql) {
        assertRefused(ReaderPool.open(database.reader()), sql);
    }

    @Test
    void contactIsLookedUpWhereTheLoaderPutItAndNowhereElse() {
        database.executeAsAdministrator("grant temporary on database "
                + database.url().substring(database.url().lastIndexOf('/') + 1) + " to directory_stopper");
        try (AgroalDataSource pool = StopperPool.open(database.stopper());
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create temporary table contact (person text, email text, phone text,"
                    + " email_changed_at timestamptz, phone_changed_at timestamptz)");
            statement.execute("insert into contact values ('x', 'mallory@example.org', '', null, null)");
            try (var row = statement.executeQuery("select * from directory.contact_of('x')")) {
                assertThat(row.next()).isFalse();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertRefused(AgroalDataSource pool, String sql) {
        try (pool;
                Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .extracting(refused -> ((SQLException) refused).getSQLState())
                    .isEqualTo(INSUFFICIENT_PRIVILEGE);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
