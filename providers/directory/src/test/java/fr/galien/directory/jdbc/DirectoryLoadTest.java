package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.at;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.expert;
import static fr.galien.directory.ExtractionFile.person;
import static fr.galien.directory.ExtractionFile.practising;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.galien.directory.ChangedField;
import fr.galien.directory.Dataset;
import fr.galien.directory.DatasetChanges;
import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Guard;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.LoadReport;
import fr.galien.directory.LoadRequest;
import fr.galien.directory.Loading;
import fr.galien.directory.TestDatabase;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        DatasetChanges changes = load(new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"), at("R1", "\"CABINET\", \\.\t{'a'}"))
                .row(AGATHE, doctor(), expert("S", "SM04"), at("F2", "HÔPITAL"))
                .row(BRICE)
                .row(CELINE, practising("99", "C"), Map.of("Code rôle", "331")));

        assertThat(changes).isEqualTo(new DatasetChanges(3, 0, 0, 0, 0, 0, Map.of()));
        assertThat(find("899700252580").practices()).singleElement().satisfies(practice -> {
            assertThat(practice.expertises()).containsExactly(new Expertise("S", "SM04"), new Expertise("S", "SM54"));
            assertThat(practice.activities())
                    .extracting(activity -> activity.structure().legalName())
                    .containsExactly("HÔPITAL", "\"CABINET\", \\.\t{'a'}");
        });
        assertThat(find("899700218896").familyName()).isEqualTo("DUPONT");
        assertThat(find("500000000029751/CPAT0001").givenName()).isEqualTo("Céline");
    }

    @Test
    void changesNothingWhenTheSameFileIsLoadedTwice() throws SQLException {
        ExtractionFile file = new ExtractionFile().row(AGATHE, doctor()).row(BRICE, doctor());
        load(file);
        String before = contents();
        now = now.plusSeconds(86_400);

        assertThat(load(file)).isEqualTo(new DatasetChanges(0, 0, 0, 0, 2, 0, Map.of()));
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void countsAndStoresWhatChanged() {
        load(new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"), at("R1", "CABINET"))
                .row(BRICE, doctor()));

        DatasetChanges changes = load(new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"), at("R1", "CABINET NEUF"))
                .row(AGATHE, doctor(), expert("S", "SM04"), at("R1", "CABINET NEUF"))
                .row(BRICE, doctor())
                .row(CELINE));

        assertThat(changes)
                .isEqualTo(new DatasetChanges(
                        1, 1, 0, 0, 1, 0, Map.of(ChangedField.SAVOIR_FAIRE, 1L, ChangedField.STRUCTURE, 1L)));
        assertThat(find("899700252580").practices().getFirst().expertises()).hasSize(2);
    }

    /** The label of a profession is only there to be searched by. */
    @Test
    void doesNotCallAPersonChangedWhoseLabelsAlone() {
        load(new ExtractionFile().row(AGATHE, doctor(), Map.of("Libellé profession", "Médecin")));

        assertThat(load(new ExtractionFile().row(AGATHE, doctor(), Map.of("Libellé profession", "Docteur"))))
                .isEqualTo(new DatasetChanges(0, 0, 0, 0, 1, 0, Map.of()));
    }

    @Test
    void marksWhoIsGoneAndTakesThemBack() throws SQLException {
        ExtractionFile everybody = new ExtractionFile().row(AGATHE, doctor()).row(BRICE, doctor());
        load(everybody);

        assertThat(load(new ExtractionFile().row(AGATHE, doctor())))
                .isEqualTo(new DatasetChanges(0, 0, 1, 0, 1, 0, Map.of()));
        assertThat(find("899700218896").leftPractice()).contains(LocalDate.of(2026, 11, 21));
        assertThat(find("899700218896").familyName()).isEqualTo("DUPONT");
        assertThat(text("select string_agg(person || reason, ',') from directory.stop"))
                .isEqualTo("899700218896left");

        now = now.plusSeconds(86_400);
        assertThat(load(new ExtractionFile().row(AGATHE, doctor())).gone()).isZero();
        assertThat(find("899700218896").leftPractice()).contains(LocalDate.of(2026, 11, 21));

        assertThat(load(everybody)).isEqualTo(new DatasetChanges(0, 0, 0, 1, 1, 0, Map.of()));
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
    void leavesWhoeverHasABadLineAsTheyWere() {
        load(new ExtractionFile().row(AGATHE, doctor()).row(BRICE, doctor()));

        DatasetChanges changes = load(new ExtractionFile()
                .row(AGATHE, doctor(), expert("S", "SM54"))
                .row(BRICE, doctor(), expert("S", "SM54"))
                .row(BRICE, doctor(), expert("S", "SM04"), Map.of("Raison sociale site", "|"))
                .row(CELINE, Map.of("Raison sociale site", "|")));

        assertThat(changes).isEqualTo(new DatasetChanges(0, 1, 0, 0, 0, 1, Map.of(ChangedField.SAVOIR_FAIRE, 1L)));
        assertThat(find("899700218896").practices().getFirst().expertises()).isEmpty();
        assertThat(find("899700218896").inPractice()).isTrue();
        assertThat(look("500000000029751/CPAT0001")).isInstanceOf(DirectoryAnswer.Unknown.class);
    }

    @Test
    void leavesPeopleApartWhoseIdentifiersDifferByCaseOnly() {
        LoadReport report = loading()
                .load(new ExtractionFile()
                        .row(person("00B6087510", "A", "A"))
                        .row(person("00b6087510", "B", "B"))
                        .in(folder));

        assertThat(report.changes().get(Dataset.PEOPLE).held()).isEqualTo(1);
        assertThat(report.rejects()).isPresent();
        assertThat(look("00B6087510")).isInstanceOf(DirectoryAnswer.Unknown.class);
    }

    @Test
    void stopsWhatChangesTooMuchUntilThisVeryLoadIsAccepted() throws SQLException {
        load(new ExtractionFile().row(AGATHE, doctor()).row(BRICE, doctor()).row(CELINE));
        String before = contents();
        Path file = new ExtractionFile().row(AGATHE, doctor()).in(folder);
        Path other = new ExtractionFile().row(BRICE, doctor()).in(folder, "other.txt");

        LoadReport stopped = outcome(LoadOutcome.Stopped.class, file, Optional.empty());

        assertThat(stopped.findings())
                .extracting(Guard.Finding::sentence)
                .containsExactly("PEOPLE: 2 of 3 would change or go, more than 5 %");
        assertThat(contents()).isEqualTo(before);
        assertThat(refusalOf(other, Optional.of(stopped.digest()))).isInstanceOf(LoadRefusal.NotTheSameLoad.class);
        assertThat(refusalOf(file, Optional.of("0000000000000000"))).isInstanceOf(LoadRefusal.NotTheSameLoad.class);
        assertThat(contents()).isEqualTo(before);

        LoadReport applied = outcome(LoadOutcome.Applied.class, file, Optional.of(stopped.digest()));

        assertThat(applied.changes()).isEqualTo(stopped.changes());
        assertThat(find("899700218896").inPractice()).isFalse();
        // Onto a directory that has changed since, the same file is another load.
        assertThat(refusalOf(file, Optional.of(stopped.digest()))).isInstanceOf(LoadRefusal.NotTheSameLoad.class);
    }

    @Test
    void saysWhatWouldChangeAndLeavesItAtThat() throws SQLException {
        load(new ExtractionFile().row(AGATHE, doctor()));
        String before = contents();
        Path file = new ExtractionFile().row(AGATHE).row(BRICE).in(folder);

        LoadOutcome planned = loading()
                .run(new LoadRequest(
                        List.of(file),
                        Guard.USUAL,
                        Optional.empty(),
                        true,
                        loading().rejects()));

        assertThat(planned).isInstanceOf(LoadOutcome.Planned.class);
        assertThat(planned.report().changes().get(Dataset.PEOPLE).created()).isEqualTo(1);
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void refusesASecondLoadWhileOneRunsAndSaysWhose() throws SQLException {
        Path file = new ExtractionFile().row(AGATHE).in(folder);
        try (Connection other = database.owner().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('fr.galien.directory.load'))");

            assertThat(refusalOf(file, Optional.empty()).sentence())
                    .matches(
                            "Another load .* is running: galien-directory-load .* from 127.0.0.1 since 20.* \\(process \\d+.*");
        }
        assertThat(load(new ExtractionFile().row(AGATHE)).created()).isEqualTo(1);
    }

    /** What a {@code kill -9} does to the database: the connection ends in the middle of the transaction. */
    @Test
    void leavesYesterdayWhenItIsKilledAndFinishesWhenItIsRunAgain() throws SQLException {
        load(new ExtractionFile().row(AGATHE, doctor()).row(BRICE, doctor()));
        String before = contents();
        Path file = new ExtractionFile().row(AGATHE).row(CELINE).in(folder);
        LoadRequest request = new LoadRequest(
                List.of(file),
                Loading.NO_GUARD,
                Optional.empty(),
                false,
                loading().rejects());
        for (int killedAt = 1; killedAt <= 6; killedAt++) {
            int[] progress = {killedAt};

            LoadRefused killed = catchThrowableOfType(
                    LoadRefused.class,
                    () -> new DirectoryLoad(database.owner(), clock(), folder).run(request, (stage, done, total) -> {
                        if (--progress[0] == 0) {
                            database.executeAsAdministrator("select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where datname = current_database() and usename = 'directory_loader'");
                        }
                    }));

            if (progress[0] <= 0) {
                assertThat(killed.refusal()).isEqualTo(new LoadRefusal.DatabaseAway());
                assertThat(contents()).isEqualTo(before);
            }
        }

        assertThat(loading().run(request)).isInstanceOf(LoadOutcome.Applied.class);
        assertThat(find("899700218896").inPractice()).isFalse();
        assertThat(find("500000000029751/CPAT0001").inPractice()).isTrue();
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
        Path file = new ExtractionFile().row(AGATHE).in(folder);

        // The embedded server trusts local connections, so a role that does not exist stands for a wrong password.
        for (String url : List.of("jdbc:postgresql://127.0.0.1:1/directory", database.url())) {
            Loading loading = new Loading(LoaderConnection.to(url, "nobody", "sandbox-x"), clock(), folder);
            assertThat(catchThrowableOfType(LoadRefused.class, () -> loading.load(file))
                            .refusal())
                    .isEqualTo(new LoadRefusal.DatabaseAway());
        }
    }

    @Test
    void saysTheDatabaseIsNotMigratedWithoutQuotingIt() {
        Loading loading = new Loading(TestDatabase.empty().owner(), clock(), folder);
        Path file = new ExtractionFile().row(AGATHE).in(folder);

        assertThat(catchThrowableOfType(LoadRefused.class, () -> loading.load(file))
                        .refusal())
                .isEqualTo(new LoadRefusal.DatabaseRefused("42P01"));
    }

    @Test
    void saysWhatItHoldsAndHowOldThatIs() {
        assertThat(DirectoryStatus.of(database.owner()).filled()).isEmpty();
        assertThat(DirectoryStatus.of(database.owner()).age(now)).isEmpty();
        load(new ExtractionFile().row(AGATHE).row(BRICE));
        LoadReport last = loading()
                .load(new ExtractionFile()
                        .row(AGATHE)
                        .row(person("810102727017", "FAUSSE", "Clé"))
                        .in(folder));

        DirectoryStatus status = DirectoryStatus.of(database.owner());

        assertThat(last.wrongKeys()).isEqualTo(1);
        assertThat(status)
                .extracting(DirectoryStatus::inPractice, DirectoryStatus::leftPractice)
                .containsExactly(2L, 1L);
        assertThat(status.filled()).singleElement().satisfies(filled -> {
            assertThat(filled.dataset()).isEqualTo(Dataset.PEOPLE);
            assertThat(filled.loadedAt()).isEqualTo(last.at());
            assertThat(filled.generatedAt()).contains(Instant.parse("2026-11-21T01:30:00Z"));
        });
        assertThat(status.age(now)).hasValueSatisfying(age -> assertThat(age).hasHours(10));
    }

    @Test
    void migratesTwiceWithoutChange() {
        new DirectorySchema(database.owner(), TestDatabase.READER).migrate();

        load(new ExtractionFile().row(AGATHE));
        new DirectorySchema(database.owner(), TestDatabase.READER).migrate();

        assertThat(find("899700252580").inPractice()).isTrue();
    }

    private DatasetChanges load(ExtractionFile file) {
        return loading().load(file.in(folder)).changes().get(Dataset.PEOPLE);
    }

    private LoadReport outcome(Class<? extends LoadOutcome> expected, Path file, Optional<String> accepted) {
        LoadOutcome outcome = loading()
                .run(new LoadRequest(
                        List.of(file), Guard.USUAL, accepted, false, loading().rejects()));
        assertThat(outcome).isInstanceOf(expected);
        return outcome.report();
    }

    private LoadRefusal refusalOf(Path file, Optional<String> accepted) {
        LoadRefused refused = catchThrowableOfType(
                LoadRefused.class,
                () -> loading()
                        .run(new LoadRequest(
                                List.of(file),
                                Guard.USUAL,
                                accepted,
                                false,
                                loading().rejects())));
        assertThat(refused).isNotNull();
        return refused.refusal();
    }

    private Loading loading() {
        return new Loading(database.owner(), clock(), folder);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private Professional find(String id) {
        return ((DirectoryAnswer.Found) look(id)).professional();
    }

    private DirectoryAnswer look(String id) {
        return new JdbcProfessionals(database.owner()).byId(new NationalId(id));
    }

    /** Everybody and every identifier as text, with the transactions that wrote the rows. */
    private String contents() throws SQLException {
        return text("""
                select (select string_agg(p.xmin || p::text, ';' order by key) from directory.professional p)
                    || (select coalesce(string_agg(i.xmin || i::text, ';' order by id), '') from directory.alias i)""");
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
