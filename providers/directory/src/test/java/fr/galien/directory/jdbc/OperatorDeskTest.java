package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Loading;
import fr.galien.directory.OperatorRefusal;
import fr.galien.directory.OperatorRefused;
import fr.galien.directory.PersonFile;
import fr.galien.directory.Revocation;
import fr.galien.directory.TestDatabase;
import fr.galien.identity.NationalId;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OperatorDeskTest {

    private static final String KEY = "00B6087510";
    private static final String ALIAS = "810002813839";
    private static final String REASON = "Radiée le 20 novembre par la chambre";

    @TempDir
    Path folder;

    private TestDatabase database;
    private AgroalDataSource pool;
    private OperatorDesk alice;
    private OperatorDesk bruno;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = ReaderPool.open(database.reader());
        load();
        database.execute("insert into directory.alias values ('" + ALIAS + "', '" + ALIAS + "', '00b6087510', now())");
        alice = new OperatorDesk(database.operator("alice"));
        bruno = new OperatorDesk(database.operator("bruno"));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY, "00b6087510", ALIAS})
    void stopsAPersonAtOnceUnderAnyIdentifier(String identifier) {
        OperatorDesk.Asked asked = alice.revoke(identifier, "  " + REASON + " ");

        assertThat(asked.waits()).isFalse();
        assertThat(inPractice(KEY)).isFalse();
        assertThat(inPractice(ALIAS)).isFalse();
        assertThat(database.texts("select person || ' ' || reason from directory.stop"))
                .containsExactly("00b6087510 revoked");
        assertThat(alice.revocations())
                .extracting(
                        Revocation::number,
                        Revocation::act,
                        one -> one.person().value(),
                        Revocation::familyName,
                        Revocation::reason,
                        Revocation::askedBy,
                        Revocation::waits)
                .containsExactly(tuple(asked.number(), Revocation.Act.REVOKE, KEY, "DUPONT", REASON, "alice", false));
    }

    @Test
    void holdsAcrossLoads() {
        alice.revoke(KEY, REASON);

        Loading.load(database, folder, new ExtractionFile().row(person("899700000018", "MARTIN", "Paul")));
        load();

        assertThat(inPractice(KEY)).isFalse();
    }

    /** The other identifier becomes the key, and the revoked key an alias of it. */
    @Test
    void holdsAcrossAMerge() {
        alice.revoke("899700000100", REASON);
        database.execute("""
                insert into directory.alias values ('899700000100', '899700000100', '899700000101', now());
                delete from directory.professional where id = '899700000100'""");

        assertThat(inPractice("899700000100")).isFalse();
        assertThat(inPractice("899700000101")).isFalse();
        refused(OperatorRefusal.ALREADY_REVOKED, () -> alice.revoke("899700000101", REASON));

        bruno.confirm(alice.lift("899700000101", "Two people after all").number());
        assertThat(inPractice("899700000101")).isTrue();
    }

    @Test
    void keepsTheDayOfWhoHadLeftAlready() {
        database.execute("update directory.professional set left_practice = '2026-01-02' where id = '00b6087510'");
        alice.revoke(KEY, REASON);

        assertThat(new JdbcProfessionals(pool).byId(new NationalId(KEY)))
                .isInstanceOfSatisfying(
                        DirectoryAnswer.Found.class,
                        found -> assertThat(found.professional().leftPractice()).hasToString("Optional[2026-01-02]"));
    }

    @Test
    void refusesAnEleventhWithinTheHourUntilAnotherOperatorConfirmsIt() {
        for (int i = 0; i < 5; i++) {
            assertThat(alice.revoke("89970000010" + i, REASON).waits()).isFalse();
            assertThat(bruno.revoke("89970000011" + i, REASON).waits()).isFalse();
        }

        OperatorDesk.Asked eleventh = alice.revoke(KEY, REASON);

        assertThat(eleventh.waits()).isTrue();
        assertThat(inPractice(KEY)).isTrue();
        assertThat(database.texts("select count(*)::text from directory.stop")).containsExactly("10");
        refused(OperatorRefusal.ALREADY_REVOKED, () -> bruno.revoke(ALIAS, REASON));
        refused(OperatorRefusal.SAME_OPERATOR, () -> alice.confirm(eleventh.number()));
        assertThat(inPractice(KEY)).isTrue();

        assertThat(bruno.confirm(eleventh.number())).isEqualTo(Revocation.Act.REVOKE);

        assertThat(inPractice(KEY)).isFalse();
        assertThat(alice.revocations())
                .hasSize(11)
                .last()
                .satisfies(one -> assertThat(one.confirmedBy()).contains("bruno"));
        refused(OperatorRefusal.NOTHING_TO_CONFIRM, () -> bruno.confirm(eleventh.number()));
    }

    @Test
    void letsTenMoreGoAnHourLater() {
        for (int i = 0; i < 10; i++) {
            alice.revoke("8997000001" + (10 + i), REASON);
        }
        database.executeAsAdministrator("""
                set session_replication_role = replica;
                update directory.revocation set asked_at = asked_at - interval '61 minutes'""");

        assertThat(alice.revoke(KEY, REASON).waits()).isFalse();
    }

    /** The lock holds them one after the other: without it all would count nine. */
    @Test
    void letsNobodySlipPastTheTenTogether() throws Exception {
        for (int i = 0; i < 9; i++) {
            alice.revoke("89970000010" + i, REASON);
        }
        try (ExecutorService both = Executors.newFixedThreadPool(6)) {
            List<Callable<OperatorDesk.Asked>> acts = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String one = "89970000011" + i;
                String other = "89970000012" + i;
                acts.add(() -> alice.revoke(one, REASON));
                acts.add(() -> bruno.revoke(other, REASON));
            }
            int atOnce = 0;
            for (Future<OperatorDesk.Asked> asked : both.invokeAll(acts, 30, TimeUnit.SECONDS)) {
                atOnce += asked.get().waits() ? 0 : 1;
            }
            assertThat(atOnce).isEqualTo(1);
        }
    }

    @Test
    void liftsWhenAnotherOperatorConfirms() {
        alice.revoke(KEY, REASON);

        OperatorDesk.Asked wish = alice.lift(ALIAS, "Reinstated on appeal");

        assertThat(wish.waits()).isTrue();
        assertThat(inPractice(KEY)).isFalse();
        refused(OperatorRefusal.SAME_OPERATOR, () -> alice.confirm(wish.number()));
        refused(OperatorRefusal.ALREADY_ASKED, () -> bruno.lift(KEY, "Reinstated on appeal"));
        assertThat(bruno.confirm(wish.number())).isEqualTo(Revocation.Act.LIFT);

        assertThat(inPractice(KEY)).isTrue();
        assertThat(alice.revocations()).isEmpty();
        assertThat(alice.revoke(KEY, REASON).waits()).isFalse();
    }

    @Test
    void keepsWhoDidWhatAndWhy() {
        alice.revoke(KEY, REASON);
        bruno.confirm(alice.lift(KEY, "Reinstated on appeal").number());

        assertThat(database.texts("""
                select concat_ws('/', r.act, r.person, r.reason, r.asked_by, c.confirmed_by)
                  from directory.revocation r left join directory.confirmation c using (number) order by number"""))
                .containsExactly(
                        "revoke/00b6087510/" + REASON + "/alice", "lift/00b6087510/Reinstated on appeal/alice/bruno");
    }

    @Test
    void saysWhyItDoesNothing() {
        refused(OperatorRefusal.UNKNOWN_PERSON, () -> alice.revoke("810000000000", REASON));
        refused(OperatorRefusal.UNKNOWN_PERSON, () -> alice.revoke("\0", REASON));
        refused(OperatorRefusal.NOT_REVOKED, () -> alice.lift(KEY, REASON));
        refused(OperatorRefusal.NOTHING_TO_CONFIRM, () -> alice.confirm(12));
        alice.revoke(KEY, REASON);
        refused(OperatorRefusal.ALREADY_REVOKED, () -> bruno.revoke(ALIAS, REASON));
        assertThat(database.texts("select count(*)::text from directory.revocation"))
                .containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "   a ", "two\nlines", "\u001B[2Jcleared", "nul\0", "\t\t\t"})
    void wantsAReason(String reason) {
        refused(OperatorRefusal.NO_REASON, () -> alice.revoke(KEY, reason));
        refused(OperatorRefusal.NO_REASON, () -> alice.revoke(KEY, "a".repeat(501)));
        assertThat(inPractice(KEY)).isTrue();
    }

    @Test
    void waitsForNobodyForever() throws SQLException {
        try (Connection other = database.operator("bruno").getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select directory.revoke('899700000100', 'never committed')");

            refused(OperatorRefusal.NOT_ALONE, () -> alice.revoke(KEY, REASON));
        }
    }

    @Test
    void showsWhatIsHeldOfAPerson() {
        database.execute("""
                insert into directory.card values
                    ('2800012345', '810002813839', 'CPS', '2024-01-01', '2027-01-01', '2026-02-03', gen_random_uuid()),
                    ('2800099999', '899700000018', 'CPS', null, null, null, gen_random_uuid());
                insert into directory.mailbox values
                    ('agathe@medecin.mssante.example', '{00b6087510}', '{}', gen_random_uuid()),
                    ('other@medecin.mssante.example', '{899700000018}', '{}', gen_random_uuid());
                insert into directory.diploma values
                    ('00b6087510', '[["DE","DE28","",""],["","","AU","X1"]]', gen_random_uuid())""");
        alice.revoke(KEY, REASON);

        PersonFile file = bruno.file(ALIAS);

        assertThat(file.person().key().value()).isEqualTo(KEY);
        assertThat(file.person().inPractice()).isFalse();
        assertThat(file.leftNation()).isEmpty();
        assertThat(file.diplomas()).containsExactly("DE DE28", "AU X1");
        assertThat(file.cards()).singleElement().satisfies(card -> {
            assertThat(card.number()).isEqualTo("2800012345");
            assertThat(card.opposedOn()).hasToString("Optional[2026-02-03]");
        });
        assertThat(file.mailboxes()).containsExactly("agathe@medecin.mssante.example");
        assertThat(file.revocations())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo(REASON));
        assertThat(file.toString()).doesNotContain("DUPONT");
        refused(OperatorRefusal.UNKNOWN_PERSON, () -> alice.file("810000000000"));
    }

    private static void refused(OperatorRefusal refusal, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        OperatorRefused.class, e -> assertThat(e.refusal()).isEqualTo(refusal));
    }

    private boolean inPractice(String identifier) {
        return ((DirectoryAnswer.Found) new JdbcProfessionals(pool).byId(new NationalId(identifier)))
                .professional()
                .inPractice();
    }

    private void load() {
        ExtractionFile file =
                new ExtractionFile().row(person(KEY, "DUPONT", "Agathe")).row(person("899700000018", "MARTIN", "Paul"));
        for (int i = 0; i < 30; i++) {
            file.row(person("8997000001" + (i < 10 ? "0" : "") + i, "PERSONNE", "Numéro " + i));
        }
        Loading.load(database, folder, file);
    }
}
