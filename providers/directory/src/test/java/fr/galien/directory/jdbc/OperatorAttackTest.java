package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Loading;
import fr.galien.directory.OperatorRefusal;
import fr.galien.directory.OperatorRefused;
import fr.galien.directory.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operator with any SQL client, and others who would be one. */
class OperatorAttackTest {

    private static final String PERSON = "899700000018";

    private static final List<String> BEYOND_AN_OPERATOR = List.of(
            "select * from directory.contact",
            "select * from directory.contact_change",
            "select * from directory.stop",
            "insert into directory.revocation (act, person, reason, needs_second) values ('revoke', 'x', 'yyy', false)",
            "update directory.revocation set reason = 'another'",
            "delete from directory.revocation",
            "truncate directory.revocation cascade",
            "insert into directory.confirmation (number) values (1)",
            "delete from directory.confirmation",
            "insert into directory.revoked values ('899700000026', 1, now())",
            "delete from directory.revoked",
            "insert into directory.stop (person, reason) values ('899700000026', 'revoked')",
            "update directory.professional set left_practice = current_date",
            "insert into directory.alias values ('a', 'a', 'b', now())",
            "delete from directory.card",
            "update directory.mailbox set people = '{}'",
            "lock table directory.revocation in access exclusive mode",
            "select directory.strike_off('899700000026', 1)",
            "select directory.begin_act()",
            "select directory.waiting('lift', '899700000018')",
            "alter table directory.revocation disable trigger all",
            "create table directory.mine (x int)",
            "create function directory.mine() returns int language sql as 'select 1'",
            "drop function directory.revoke",
            "alter function directory.revoke set search_path = public",
            "set session authorization bruno",
            "set role bruno",
            "set role directory_loader",
            "grant directory_operator to directory_reader");

    private static final List<String> BEYOND_THE_SERVER = List.of(
            "select reason from directory.revocation",
            "select * from directory.revoked",
            "select number from directory.revoked",
            "select * from directory.confirmation",
            "select directory.revoke('899700000026', 'A reason')",
            "select directory.lift('899700000018', 'A reason')",
            "select directory.confirm(1)");

    private static final List<String> BEYOND_THE_OWNER = List.of(
            "update directory.revocation set reason = 'another'",
            "delete from directory.revocation",
            "truncate directory.revocation cascade",
            "update directory.confirmation set confirmed_by = 'alice'");

    @TempDir
    Path folder;

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        Loading.load(
                database,
                folder,
                new ExtractionFile()
                        .row(person(PERSON, "DUPONT", "Agathe"))
                        .row(person("899700000026", "MARTIN", "Paul")));
        new OperatorDesk(database.operator("bruno")).revoke(PERSON, "Struck off");
    }

    @Test
    void operatorsReachNothingButTheThreeFunctions() throws SQLException {
        refuseEach(database.operator("alice"), BEYOND_AN_OPERATOR, "permission denied|must be owner");
    }

    @Test
    void recordsWhoLoggedInWhateverRoleTheyPutOn() throws SQLException {
        try (Connection connection = database.operator("alice").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("set role directory_operator");
            statement.execute("set application_name = 'bruno'");
            statement.execute("select directory.revoke('899700000026', 'As somebody else')");
        }

        assertThat(database.texts("select asked_by from directory.revocation order by number"))
                .containsExactly("bruno", "alice");
    }

    /** The function would find what they made in place of what it means. */
    @Test
    void looksForNothingWhereAnOperatorPutsThings() throws SQLException {
        database.executeAsAdministrator("grant temporary on database " + database.name() + " to alice");
        try (Connection connection = database.operator("alice").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create function pg_temp.clock_timestamp() returns timestamptz language sql as"
                    + " $$ select timestamptz '2000-01-01' $$");
            statement.execute(
                    "create function pg_temp.btrim(text) returns text language sql as $$ select 'long enough' $$");
            statement.execute("set search_path = pg_temp, directory, pg_catalog");

            assertThatThrownBy(() -> statement.execute("select directory.revoke('899700000026', '')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("3 to 500");
            statement.execute("select directory.revoke('899700000026', 'A reason')");
        }

        assertThat(database.texts("select count(*)::text from directory.revocation where asked_at < '2026-01-01'"))
                .containsExactly("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"repeatable read", "serializable"})
    void takesNoOldLookAtTheHour(String level) throws SQLException {
        try (Connection connection = database.operator("alice").getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("begin isolation level " + level);
            assertThatThrownBy(() -> statement.execute("select directory.revoke('899700000026', 'A reason')"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("GA329"));
        }
    }

    /** Its beginning is not when the act was done. */
    @Test
    void datesAnActByTheClockAndNotByItsTransaction() throws SQLException {
        try (Connection connection = database.operator("alice").getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select now()");
            statement.execute("select directory.revoke('899700000026', 'A reason')");
            connection.commit();
        }

        assertThat(database.texts("""
                select (r.asked_at > s.told_at)::text from directory.revocation r join directory.stop s using (person)
                 where r.person = '899700000026'""")).containsExactly("true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'); delete from directory.revocation; --", "$$; drop table x; $$", "\\'; --", "%s ? $1"})
    void takesAReasonAsText(String reason) {
        new OperatorDesk(database.operator("alice")).revoke("899700000026", reason);

        assertThat(database.texts("select reason from directory.revocation order by number"))
                .containsExactly("Struck off", reason);
    }

    @Test
    void keepsItsHistoryFromTheOwnerOfTheTables() throws SQLException {
        OperatorDesk alice = new OperatorDesk(database.operator("alice"));
        new OperatorDesk(database.operator("bruno"))
                .confirm(alice.lift(PERSON, "Reinstated").number());

        refuseEach(database.owner(), BEYOND_THE_OWNER, "neither changed nor deleted");
    }

    @Test
    void signsForTheOwnerOfTheTablesToo() {
        database.execute("""
                insert into directory.revocation (act, person, reason, asked_by, asked_at, needs_second)
                values ('revoke', '899700000026', 'A reason', 'bruno', '2020-01-01', false)""");

        assertThat(database.texts(
                        "select asked_by from directory.revocation where asked_at > '2026-01-01' order by number"))
                .containsExactly("bruno", "directory_loader");
    }

    @Test
    void theServerHearsOfNoReasonAndRevokesNobody() throws SQLException {
        refuseEach(database.unguardedReader(), BEYOND_THE_SERVER, "permission denied");
    }

    @Test
    void theLoaderIsNoOperator() {
        assertThatThrownBy(() -> new OperatorDesk(database.owner()).revoke("899700000026", "A reason"))
                .isInstanceOfSatisfying(
                        OperatorRefused.class, e -> assertThat(e.refusal()).isEqualTo(OperatorRefusal.NOT_AN_OPERATOR));
    }

    @Test
    void aFormerOperatorIsNotLetIn() {
        OperatorDesk carla = new OperatorDesk(database.operator("carla"));
        carla.revoke("899700000026", "A reason");
        database.executeAsAdministrator("drop role carla");

        assertThatThrownBy(() -> carla.revoke(PERSON, "A reason"))
                .isInstanceOfSatisfying(
                        OperatorRefused.class, e -> assertThat(e.refusal()).isEqualTo(OperatorRefusal.NOT_AN_OPERATOR));
        assertThat(database.texts("select asked_by from directory.revocation order by number"))
                .containsExactly("bruno", "carla");
    }

    @Test
    void aRoleThatLeftTheGroupRevokesNobodyOnTheConnectionItHas() throws SQLException {
        try (Connection connection = database.operator("dora").getConnection();
                Statement statement = connection.createStatement()) {
            database.executeAsAdministrator("revoke directory_operator from dora");

            assertThatThrownBy(() -> statement.execute("select directory.revoke('899700000026', 'A reason')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
        database.executeAsAdministrator("drop role dora");
    }

    private static void refuseEach(DataSource role, List<String> statements, String words) throws SQLException {
        try (Connection connection = role.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : statements) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOf(SQLException.class)
                        .hasMessageMatching("(?s).*(" + words + ").*");
                connection.rollback();
            }
        }
    }
}
