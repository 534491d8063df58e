package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.BillingEntry;
import fr.galien.directory.BillingReport;
import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.FindBilling;
import fr.galien.directory.FindBilling.Billing;
import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.Loading;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.jdbc.BillingLoad.Numbered;
import fr.galien.identity.NationalId;
import fr.galien.identity.Professional;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BillingLoadTest {

    private static final String KEY = "00B6087510";
    private static final String ALIAS = "810002813839";
    private static final String SITE = "1060012345";
    private static final String SIRET = "312345678901234";

    @TempDir
    Path folder;

    private TestDatabase database;
    private AgroalDataSource pool;
    private BillingLoad load;
    private FindBilling register;
    private Professional dupont;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = ReaderPool.open(database.reader());
        Loading.load(database, folder, new ExtractionFile().row(person(KEY, "DUPONT", "Agathe")));
        database.execute("insert into directory.alias values ('" + ALIAS + "', '" + ALIAS + "', '00b6087510', now())");
        load = new BillingLoad(database.owner());
        register = new JdbcBilling(pool);
        dupont = ((DirectoryAnswer.Found) new JdbcProfessionals(pool).byId(new NationalId(KEY))).professional();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void findsAnEntryByAnyIdentifierOfThePersonAndOfTheStructure() {
        load(entry(ALIAS, SITE, "069912341", "01"));

        assertThat(register.of(dupont, Set.of(SIRET, SITE))).contains(new Billing("069912341", "01"));
        assertThat(register.of(dupont, Set.of(SIRET))).isEmpty();
        assertThat(register.of(dupont, Set.of("\0", "%"))).isEmpty();
        assertThat(register.of(dupont, Set.of(SITE)).orElseThrow().toString()).doesNotContain("069912341");
    }

    @Test
    void replacesTheRegisterAndSaysWhatChanged() {
        assertThat(load(
                        entry(KEY, SITE, "069912341", "01"),
                        entry(KEY, SIRET, "069912342", ""),
                        entry("899700000018", SITE, "069912343", "22")))
                .isEqualTo(new BillingReport(3, 3, 0, 0, 1));

        assertThat(load(
                        entry(KEY, SITE, "069912341", "01"),
                        entry(KEY, SIRET, "069912342", "03"),
                        entry(KEY, "1060099999", "069912344", "01")))
                .isEqualTo(new BillingReport(3, 1, 1, 1, 0));

        assertThat(database.texts("select structure || ' ' || number || specialty from directory.billing order by 1"))
                .containsExactly("1060012345 06991234101", "1060099999 06991234401", "312345678901234 06991234203");
    }

    @Test
    void refusesWhatIsSaidTwiceByItsLineAndLoadsNothing() {
        load(entry(KEY, SITE, "069912341", "01"));

        assertThatThrownBy(() -> load(
                        entry(KEY, SIRET, "069912342", ""),
                        entry("00b6087510", SIRET, "069912345", ""),
                        entry(KEY, SITE, "069912346", ""),
                        entry(KEY, SIRET, "069912342", "")))
                .isInstanceOfSatisfying(LoadRefused.class, e -> {
                    assertThat(e.code()).isEqualTo("RPPS-0344");
                    assertThat(((LoadRefusal.BillingLines) e.refusal()).lines())
                            .extracting(LoadRefusal.BillingLines.Line::number)
                            .containsExactly(3L, 5L);
                    assertThat(e.getMessage()).doesNotContain("069912345");
                });

        assertThat(register.of(dupont, Set.of(SITE))).contains(new Billing("069912341", "01"));
        assertThat(register.of(dupont, Set.of(SIRET))).isEmpty();
    }

    @Test
    void loadsNothingOfAFileThatEndsInTheMiddle() {
        Iterator<Numbered> broken = new Iterator<>() {
            private boolean first = true;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Numbered next() {
                if (!first) {
                    throw new IllegalStateException("the file broke");
                }
                first = false;
                return new Numbered(2, entry(KEY, SITE, "069912341", "01"));
            }
        };

        assertThatThrownBy(() -> load.replaceBy(broken)).hasMessage("the file broke");

        assertThat(database.texts("select number from directory.billing")).isEmpty();
        assertThat(load(entry(KEY, SITE, "069912341", "01")).entries()).isOne();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            national_id,             '', 1060012345, 069912341, 01
            national_id,             'a b', 1060012345, 069912341, 01
            structure,               00B6087510, 106001, 069912341, 01
            structure,               00B6087510, '1060012345 ', 069912341, 01
            identifiant_facturation, 00B6087510, 1060012345, 06991234, 01
            identifiant_facturation, 00B6087510, 1060012345, 06991234ab, 01
            code_specialite_amo,     00B6087510, 1060012345, 069912341, 1
            """)
    void namesTheColumnItDoesNotTake(String column, String person, String structure, String number, String code) {
        assertThatThrownBy(() -> entry(person, structure, number, code)).hasMessage(column);
    }

    @Test
    void anOutageIsNotAMissingEntry() {
        database.execute("drop table directory.billing");

        assertThatThrownBy(() -> register.of(dupont, Set.of(SITE))).isInstanceOf(DirectoryUnreachable.class);
        assertThatThrownBy(() -> load()).isInstanceOf(LoadRefused.class);
    }

    private BillingReport load(BillingEntry... entries) {
        List<Numbered> numbered = new ArrayList<>();
        for (BillingEntry entry : entries) {
            numbered.add(new Numbered(numbered.size() + 2, entry));
        }
        return load.replaceBy(numbered.iterator());
    }

    private static BillingEntry entry(String person, String structure, String number, String specialty) {
        return BillingEntry.of(person, structure, number, specialty);
    }
}
