package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.at;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Loading;
import fr.galien.directory.TestDatabase;
import fr.galien.identity.NationalId;
import fr.galien.identity.Structure;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryAttackTest {

    @TempDir
    Path folder;

    private TestDatabase database;
    private AgroalDataSource pool;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = ReaderPool.open(database.reader());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** What national identifiers allow of SQL: comments and path characters. The rest does not become an identifier. */
    @ParameterizedTest
    @ValueSource(strings = {"8--", "0/./--", "a.b_c-d/e", "899700000018--", "8-1/1_1.1"})
    void takesAnIdentifierThatLooksLikeSqlAsText(String identifier) {
        load(new ExtractionFile().row(person(identifier, "DUPONT", "A")).row(person("899700000018", "MARTIN", "B")));

        assertThat(new JdbcProfessionals(pool).byId(new NationalId(identifier)))
                .isInstanceOfSatisfying(
                        DirectoryAnswer.Found.class,
                        found -> assertThat(found.professional().familyName()).isEqualTo("DUPONT"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; drop table directory.professional; --",
                "\\.",
                "\",\"",
                "${reader}",
                "{\"a\":1}",
                "\\N",
                "=1+1"
            })
    void storesHostileTextsAsTheyAre(String text) {
        load(new ExtractionFile()
                .row(person("899700000018", text, text), doctor(), at("R1", text), Map.of("Code rôle", text)));

        assertThat(new JdbcProfessionals(pool).byId(new NationalId("899700000018")))
                .isInstanceOfSatisfying(DirectoryAnswer.Found.class, found -> {
                    assertThat(found.professional().familyName()).isEqualTo(text);
                    assertThat(found.professional().practices().getFirst().activities())
                            .singleElement()
                            .satisfies(activity -> {
                                assertThat(activity.roleCode()).isEqualTo(text);
                                assertThat(activity.structure())
                                        .extracting(Structure::legalName)
                                        .isEqualTo(text);
                            });
                });
    }

    /** Two guards, each enough: the role has no right to write, and its sessions are read-only. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "update directory.professional set left_practice = null",
                "insert into directory.alias values ('810002813839', '810002813839', '899700000018', now())",
                "delete from directory.alias",
                "drop table directory.professional",
                "create table directory.mine (x int)",
                "select * from directory.load"
            })
    void letsTheServerReadPeopleAndNothingElse(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).isInstanceOf(SQLException.class);
            statement.execute("set default_transaction_read_only = off");
            statement.execute("set session characteristics as transaction read write");
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
    }

    @Test
    void opensReadOnlySessionsWhateverTheRoleMayDo() throws SQLException {
        database.executeAsAdministrator("grant all on all tables in schema directory to directory_reader");
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("update directory.professional set left_practice = null"))
                    .hasMessageContaining("read-only transaction");
        }
    }

    private void load(ExtractionFile file) {
        Loading.load(database, folder, file);
    }
}
