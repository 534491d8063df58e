package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.at;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.expert;
import static fr.galien.directory.ExtractionFile.person;
import static fr.galien.directory.ExtractionFile.practising;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.LoadReport;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.extraction.PersonneActiviteFile;
import fr.galien.identity.Expertise;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLoadTest {

    private static final Map<String, String> AGATHE = person("899700252580", "O'NEIL-LÉGER", "Agathe");
    private static final Map<String, String> BRICE = person("899700218896", "DUPONT", "Brice");
    private static final Map<String, String> CELINE = person("500000000029751/CPAT0001", "MARTIN", "Céline");

    @TempDir
    Path folder;

    private TestDatabase database;
    private Instant now = Instant.parse("2026-11-21T12:00:00.123456789Z");

    @BeforeEach
    void migrate() {
        database = TestDatabase.migrated();
    }

    @Test
    void loadsEverybodyAsTheFileSays() {
        ExtractionFile file = new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"), at("R1", "\"CABINET\", \\."))
                .row(AGATHE, doctor(), expert("S", "SM04"), at("F2", "HÔPITAL"))
                .row(BRICE)
                .row(CELINE, practising("99", "C"), Map.of("Code rôle", "331"));

        LoadReport report = load(file);

        assertThat(report)
                .extracting(LoadReport::created, LoadReport::people, LoadReport::rows)
                .containsExactly(3L, 3L, 4L);
        for (Professional expected :
                new PersonneActiviteFile(file.in(folder)).read().people()) {
            assertThat(find(expected.key().value())).isEqualTo(expected);
        }
        assertThat(find("899700252580").practices().getFirst().expertises())
                .containsExactly(new Expertise("S", "SM04"), new Expertise("S", "SM54"));
    }

    @Test
    void changesNothingWhenTheSameFileIsLoadedTwice() throws SQLException {
        ExtractionFile file = new ExtractionFile().row(AGATHE, doctor()).row(BRICE, doctor());
        load(file);
        String before = contents();
        now = now.plusSeconds(86_400);

        LoadReport second = load(file);

        assertThat(second)
                .extracting(LoadReport::unchanged, LoadReport::people, LoadReport::gone)
                .containsExactly(2L, 2L, 0L);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void countsAndStoresWhatChanged() {
        load(new ExtractionFile().row(AGATHE, doctor(), expert("S", "SM54")).row(BRICE, doctor()));

        LoadReport report = load(new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"))
                .row(AGATHE, doctor(), expert("S", "SM04"))
                .row(BRICE, doctor())
                .row(CELINE));

        assertThat(report)
                .extracting(LoadReport::created, LoadReport::changed, LoadReport::unchanged, LoadReport::gone)
                .containsExactly(1L, 1L, 1L, 0L);
        assertThat(find("899700252580").practices().getFirst().expertises()).hasSize(2);
    }

    @Test
    void marksWhoIsGoneAndTakesThemBack() {
        ExtractionFile everybody = new ExtractionFile().row(AGATHE, doctor()).row(BRICE, doctor());
        load(everybody);

        LoadReport without = load(new ExtractionFile().row(AGATHE, doctor()));

        assertThat(without).extracting(LoadReport::gone, LoadReport::unchanged).containsExactly(1L, 1L);
        assertThat(find("899700218896").leftPractice()).contains(LocalDate.of(2026, 11, 21));
        assertThat(find("899700218896").familyName()).isEqualTo("DUPONT");

        now = now.plusSeconds(86_400);
        LoadReport stillWithout = load(new ExtractionFile().row(AGATHE, doctor()));
        assertThat(stillWithout.gone()).isZero();
        assertThat(find("899700218896").leftPractice()).contains(LocalDate.of(2026, 11, 21));

        LoadReport with = load(everybody);
        assertThat(with)
                .extracting(LoadReport::back, LoadReport::created, LoadReport::changed)
                .containsExactly(1L, 0L, 0L);
        assertThat(find("899700218896").inPractice()).isTrue();
    }

    @Test
    void datesDeparturesByLegalTime() {
        load(new ExtractionFile().row(AGATHE).row(BRICE));
        now = Instant.parse("2026-12-31T23:30:00Z");

        load(new ExtractionFile().row(AGATHE));

        assertThat(find("899700218896").leftPractice()).contains(LocalDate.of(2027, 1, 1));
    }

    @Test
    void changesNothingWhenALineIsMalformed() throws SQLException {
        load(new ExtractionFile().row(AGATHE));
        String before = contents();

        LoadRefusal refusal =
                refusalOf(new ExtractionFile().row(BRICE).row(CELINE, Map.of("Raison sociale site", "|")));

        assertThat(refusal).isInstanceOf(LoadRefusal.LineMalformed.class);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void refusesAFileWithNobodyRatherThanStrikeEverybodyOff() throws SQLException {
        load(new ExtractionFile().row(AGATHE));
        String before = contents();

        assertThat(refusalOf(new ExtractionFile())).isInstanceOf(LoadRefusal.NobodyInFile.class);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void refusesASecondLoadWhileOneRuns() throws SQLException {
        try (Connection other = database.owner().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('fr.galien.directory.load'))");

            assertThat(refusalOf(new ExtractionFile().row(AGATHE))).isEqualTo(new LoadRefusal.AnotherLoadRuns());

            other.rollback();
            assertThat(load(new ExtractionFile().row(AGATHE)).created()).isEqualTo(1);
        }
    }

    @Test
    void letsNobodySeeALoadThatIsNotCommitted() throws SQLException {
        load(new ExtractionFile().row(AGATHE));
        // A reader in the middle of a transaction: its view is that of before, and it does not hold the load up.
        try (Connection reader = database.owner().getConnection();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            statement
                    .executeQuery("select count(*) from directory.professional")
                    .close();

            load(new ExtractionFile().row(BRICE));

            try (var people = statement.executeQuery(
                    "select string_agg(key, ',') from directory.professional where left_practice is null")) {
                people.next();
                assertThat(people.getString(1)).isEqualTo("899700252580");
            }
        }
        assertThat(find("899700252580").inPractice()).isFalse();
        assertThat(find("899700218896").inPractice()).isTrue();
    }

    @Test
    void saysTheDatabaseIsAway() {
        DirectoryLoad load = new DirectoryLoad(
                LoaderConnection.to("jdbc:postgresql://127.0.0.1:1/directory", "nobody", "sandbox-x"),
                Clock.systemUTC());
        DirectoryLoad wrongPassword =
                new DirectoryLoad(LoaderConnection.to(database.url(), "nobody", "sandbox-x"), Clock.systemUTC());
        Path file = new ExtractionFile().row(AGATHE).in(folder);

        // The embedded server trusts local connections, so a role that does not exist stands for a wrong password.
        for (DirectoryLoad each : new DirectoryLoad[] {load, wrongPassword}) {
            assertThat(catchThrowableOfType(LoadRefused.class, () -> each.run(file))
                            .refusal())
                    .isEqualTo(new LoadRefusal.DatabaseAway());
        }
    }

    @Test
    void saysTheDatabaseIsNotMigratedWithoutQuotingIt() {
        DirectoryLoad load = new DirectoryLoad(TestDatabase.empty().owner(), Clock.systemUTC());
        Path file = new ExtractionFile().row(AGATHE).in(folder);

        assertThat(catchThrowableOfType(LoadRefused.class, () -> load.run(file)).refusal())
                .isEqualTo(new LoadRefusal.DatabaseRefused("42P01"));
    }

    @Test
    void saysWhatItHolds() {
        assertThat(DirectoryStatus.of(database.owner()).lastLoad()).isEmpty();
        load(new ExtractionFile().row(AGATHE).row(BRICE));
        LoadReport last = load(new ExtractionFile().row(AGATHE).row(person("810102727017", "FAUSSE", "Clé")));

        DirectoryStatus status = DirectoryStatus.of(database.owner());

        assertThat(status.lastLoad()).contains(last);
        assertThat(last.wrongKeys()).isEqualTo(1);
        assertThat(status)
                .extracting(DirectoryStatus::inPractice, DirectoryStatus::leftPractice)
                .containsExactly(2L, 1L);
    }

    @Test
    void migratesTwiceWithoutChange() {
        load(new ExtractionFile().row(AGATHE));

        new DirectorySchema(database.owner(), TestDatabase.READER).migrate();

        assertThat(find("899700252580").familyName()).isEqualTo("O'NEIL-LÉGER");
    }

    private LoadReport load(ExtractionFile file) {
        return new DirectoryLoad(database.owner(), Clock.fixed(now, ZoneOffset.UTC)).run(file.in(folder));
    }

    private LoadRefusal refusalOf(ExtractionFile file) {
        return refused(file).refusal();
    }

    private LoadRefused refused(ExtractionFile file) {
        LoadRefused refused = catchThrowableOfType(LoadRefused.class, () -> load(file));
        assertThat(refused).isNotNull();
        return refused;
    }

    private Professional find(String id) {
        DirectoryAnswer answer = new JdbcProfessionals(database.owner()).byId(new NationalId(id));
        assertThat(answer).isInstanceOf(DirectoryAnswer.Found.class);
        return ((DirectoryAnswer.Found) answer).professional();
    }

    /** Everybody and every identifier as text, with the transactions that wrote the rows. */
    private String contents() throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select (select string_agg(p.xmin || p::text, ';' order by key) from directory.professional p)
                            || (select string_agg(i.xmin || i::text, ';' order by id) from directory.alias i)""")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
