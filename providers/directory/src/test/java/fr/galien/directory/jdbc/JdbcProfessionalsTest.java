package fr.galien.directory.jdbc;

import static fr.galien.directory.ExtractionFile.at;
import static fr.galien.directory.ExtractionFile.doctor;
import static fr.galien.directory.ExtractionFile.expert;
import static fr.galien.directory.ExtractionFile.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.galien.directory.DirectoryAnswer;
import fr.galien.directory.ExtractionFile;
import fr.galien.directory.Loading;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.TestPeople;
import fr.galien.identity.Identifier;
import fr.galien.identity.IdentifierOrigin;
import fr.galien.identity.NationalId;
import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcProfessionalsTest {

    @TempDir
    Path folder;

    private TestDatabase database;
    private AgroalDataSource pool;
    private JdbcProfessionals professionals;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = ReaderPool.open(database.reader());
        professionals = new JdbcProfessionals(pool);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00B6087510", "00b6087510", "810002813839", "30B0168811/CPET00001", "30b0168811/cpet00001"})
    void findsAPersonByAnyIdentifierInAnyCase(String asked) {
        load(new ExtractionFile()
                .row(person("00B6087510", "DUPONT", "Agathe"), doctor(), expert("S", "SM54"), at("R1", "X")));
        database.execute("""
                insert into directory.alias values
                    ('810002813839', '810002813839', '00b6087510', now()),
                    ('30b0168811/cpet00001', '30B0168811/CPET00001', '00b6087510', now())""");

        assertThat(professionals.byId(new NationalId(asked)))
                .isInstanceOfSatisfying(DirectoryAnswer.Found.class, found -> {
                    assertThat(found.professional().key().value()).isEqualTo("00B6087510");
                    assertThat(found.professional().familyName()).isEqualTo("DUPONT");
                    assertThat(found.professional().identifiers())
                            .extracting(id -> id.id().value(), Identifier::origin, Identifier::quality)
                            .containsExactly(
                                    tuple("00B6087510", IdentifierOrigin.ADELI, 1),
                                    tuple("30B0168811/CPET00001", IdentifierOrigin.FINESS, 1),
                                    tuple("810002813839", IdentifierOrigin.RPPS, 1));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"899700000026", "99700000018", "8997000000180", "89970000001", "8997000000_8", "899700000-18"})
    void doesNotKnowAnIdentifierThatIsNotExactlyOneOfSomebody(String asked) {
        load(new ExtractionFile().row(person("899700000018", "DUPONT", "Agathe")));

        assertThat(professionals.byId(new NationalId(asked))).isEqualTo(new DirectoryAnswer.Unknown());
    }

    @Test
    void tellsWhetherTestPeopleAreThere() {
        load(new ExtractionFile()
                .row(person("810002813839", "VRAIE", "Personne"))
                .row(person("099700000", "A", "B")));
        assertThat(professionals.presence()).isEqualTo(TestPeople.Presence.ABSENT);

        load(new ExtractionFile().row(person("899700000018", "FICTIVE", "Personne")));
        assertThat(professionals.presence()).isEqualTo(TestPeople.Presence.PRESENT);
    }

    /** Somebody of the test range who has left practice still is one. */
    @Test
    void neverForgetsATestPerson() {
        load(new ExtractionFile().row(person("899700000018", "FICTIVE", "Personne")));
        load(new ExtractionFile().row(person("810002813839", "VRAIE", "Personne")));

        assertThat(professionals.presence()).isEqualTo(TestPeople.Presence.PRESENT);
    }

    private void load(ExtractionFile file) {
        Loading.load(database, folder, file);
    }
}
