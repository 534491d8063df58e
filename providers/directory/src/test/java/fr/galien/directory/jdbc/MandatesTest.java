package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.FindMandate;
import fr.galien.directory.FindMandate.Mandate;
import fr.galien.directory.Loading;
import fr.galien.directory.MandateRecord;
import fr.galien.directory.MandateWish;
import fr.galien.directory.OperatorRefusal;
import fr.galien.directory.OperatorRefused;
import fr.galien.directory.TestDatabase;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MandatesTest {

    private static final String KEY = "00B6087510";
    private static final String ALIAS = "810002813839";
    private static final String STRUCTURE = "1060012345";
    private static final String REASON = "Remplacement signé le 20 novembre";

    @TempDir
    Path folder;

    private TestDatabase database;
    private AgroalDataSource pool;
    private OperatorDesk alice;
    private FindMandate mandates;
    private LocalDate today;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = ReaderPool.open(database.reader());
        Loading.load(
                database,
                folder,
                new ExtractionFile()
                        .row(person(KEY, "DUPONT", "Agathe"))
                        .row(person("899700000018", "MARTIN", "Paul")));
        database.execute("insert into directory.alias values ('" + ALIAS + "', '" + ALIAS + "', '00b6087510', now())");
        alice = new OperatorDesk(database.operator("alice"));
        mandates = new JdbcMandates(pool);
        today = LocalDate.parse(database.texts("select directory.today()::text").getFirst());
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "00b6087510", ALIAS})
    void isInForceFromItsFirstDayToItsLast(String identifier) {
        grant(identifier, today.plusDays(1), today.plusDays(3));

        assertThat(mandates.of(dupont(), STRUCTURE, today)).isEmpty();
        assertThat(mandates.of(dupont(), STRUCTURE, today.plusDays(1)))
                .contains(
                        new Mandate(STRUCTURE, "CABINET DES CORMORANS", "SA07", today.plusDays(1), today.plusDays(3)));
        assertThat(mandates.of(dupont(), STRUCTURE, today.plusDays(3))).isPresent();
        assertThat(mandates.of(dupont(), STRUCTURE, today.plusDays(4))).isEmpty();
        assertThat(mandates.of(dupont(), "1060099999", today.plusDays(2))).isEmpty();
        assertThat(mandates.of(found("899700000018"), STRUCTURE, today.plusDays(2)))
                .isEmpty();
    }

    @Test
    void endsAtOnceAndStaysInTheHistory() {
        long number = grant(KEY, today, today.plusDays(30));
        OperatorDesk bruno = new OperatorDesk(database.operator("bruno"));

        bruno.end(number, "Left before the end");

        assertThat(mandates.of(dupont(), STRUCTURE, today)).isEmpty();
        assertThat(alice.mandates(false)).isEmpty();
        assertThat(alice.mandates(true)).singleElement().satisfies(one -> {
            assertThat(one.number()).isEqualTo(number);
            assertThat(one.person().value()).isEqualTo(KEY);
            assertThat(one.given().by()).isEqualTo("alice");
            assertThat(one.given().reason()).isEqualTo(REASON);
            assertThat(one.ended()).hasValueSatisfying(end -> {
                assertThat(end.by()).isEqualTo("bruno");
                assertThat(end.reason()).isEqualTo("Left before the end");
            });
            assertThat(one.toString()).doesNotContain("DUPONT");
        });
        refused(OperatorRefusal.NO_MANDATE, () -> alice.end(number, "A second time"));
        refused(OperatorRefusal.NO_MANDATE, () -> alice.end(number + 1, "Never given"));
        assertThat(grant(KEY, today, today.plusDays(30))).isGreaterThan(number);
    }

    @ParameterizedTest
    @CsvSource({"10, 20", "0, 10", "20, 30", "12, 15", "0, 40"})
    void isNeverGivenBesideAnother(int from, int until) {
        grant(KEY, today.plusDays(10), today.plusDays(20));

        refused(OperatorRefusal.MANDATE_THERE, () -> grant(ALIAS, today.plusDays(from), today.plusDays(until)));

        assertThat(alice.mandates(true)).hasSize(1);
        grant(KEY, today.plusDays(21), today.plusDays(30));
        grant("899700000018", today.plusDays(from), today.plusDays(until));
        assertThat(alice.mandates(false)).extracting(MandateRecord::number).hasSize(3);
    }

    @Test
    void lastsAYearAtMostAndBeginsTodayAtTheEarliest() {
        refused(OperatorRefusal.WRONG_DAYS, () -> grant(KEY, today.minusDays(1), today.plusDays(3)));
        refused(OperatorRefusal.WRONG_DAYS, () -> grant(KEY, today.plusDays(2), today.plusDays(1)));
        refused(OperatorRefusal.WRONG_DAYS, () -> grant(KEY, today, today.plusYears(1)));
        grant(KEY, today, today.plusYears(1).minusDays(1));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            106001234/, CABINET, SA07
            10600123456789012345678901234567, CABINET, SA07
            '', CABINET, SA07
            1060012345, '  ', SA07
            1060012345, CABINET, ''
            1060012345, CABINET, cabinet
            """)
    void wantsAStructure(String number, String name, String sector) {
        Mandate mandate = new Mandate(number, name, sector, today, today);
        refused(OperatorRefusal.NOT_A_STRUCTURE, () -> alice.grant(new MandateWish(KEY, mandate, REASON)));
        Mandate onTwoLines = new Mandate(STRUCTURE, "CABINET\nDES", "SA07", today, today);
        refused(OperatorRefusal.NOT_A_STRUCTURE, () -> alice.grant(new MandateWish(KEY, onTwoLines, REASON)));
    }

    @Test
    void wantsAPersonAndAReason() {
        Mandate mandate = new Mandate(STRUCTURE, "CABINET", "SA07", today, today);
        refused(OperatorRefusal.UNKNOWN_PERSON, () -> alice.grant(new MandateWish("810000000000", mandate, REASON)));
        refused(OperatorRefusal.NO_REASON, () -> alice.grant(new MandateWish(KEY, mandate, " a ")));
        long number = grant(KEY, today, today);
        refused(OperatorRefusal.NO_REASON, () -> alice.end(number, ""));
    }

    @Test
    void nobodyWritesItButTheTwoFunctions() throws SQLException {
        grant(KEY, today, today.plusDays(30));
        List<String> operators = List.of(
                "insert into directory.mandate (person, structure, structure_name, sector, first_day, last_day, reason)"
                        + " values ('x', '1060012345', 'X', 'SA07', now(), now(), 'yyy')",
                "update directory.mandate set last_day = last_day + 1",
                "delete from directory.mandate",
                "insert into directory.mandate_end (number, reason) values (1, 'yyy')",
                "update directory.mandate set asked_by = 'bruno'",
                "insert into directory.billing values ('x', 'y', 'z', '')",
                "select * from directory.billing");
        List<String> server = List.of(
                "select reason from directory.mandate",
                "select asked_by from directory.mandate",
                "select * from directory.mandate_end",
                "delete from directory.billing",
                "select directory.end_mandate(1, 'A reason')",
                "select directory.grant_mandate('899700000018', '1060012345', 'X', 'SA07', current_date, current_date,"
                        + " 'A reason')");
        for (String sql : operators) {
            refusedSql(database.operator("alice"), sql);
        }
        for (String sql : server) {
            refusedSql(database.unguardedReader(), sql);
        }
        assertThatThrownBy(() -> database.execute("update directory.mandate set reason = 'another'"))
                .hasStackTraceContaining("neither changed nor deleted");
        assertThatThrownBy(() -> database.execute("truncate directory.mandate cascade"))
                .hasStackTraceContaining("neither changed nor deleted");
    }

    @Test
    void anOutageIsNotAMissingMandate() {
        Professional dupont = dupont();
        database.execute("drop table directory.mandate cascade");

        assertThatThrownBy(() -> mandates.of(dupont, STRUCTURE, today)).isInstanceOf(DirectoryUnreachable.class);
    }

    private static void refusedSql(javax.sql.DataSource who, String sql) throws SQLException {
        try (var connection = who.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql)).as(sql).hasMessageContaining("permission denied");
        }
    }

    private long grant(String identifier, LocalDate from, LocalDate until) {
        Mandate mandate = new Mandate(STRUCTURE, " CABINET DES CORMORANS ", "SA07", from, until);
        return alice.grant(new MandateWish(identifier, mandate, REASON));
    }

    private Professional dupont() {
        return found(ALIAS);
    }

    private Professional found(String id) {
        return ((DirectoryAnswer.Found) new JdbcProfessionals(pool).byId(new NationalId(id))).professional();
    }

    private static void refused(OperatorRefusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        OperatorRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }
}
