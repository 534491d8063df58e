package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.PeopleSearch;
import fr.galien.directory.TestDatabase;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Among 200,000 people, whoever is searched is found by an index, be it few or many. */
class SearchPlanTest {

    private static AgroalDataSource pool;

    @BeforeAll
    static void fill() {
        TestDatabase database = TestDatabase.migrated();
        database.execute("""
                insert into directory.professional
                select id, id, 'M', upper(family), given, '[]', '{10}', '{75}', '{}', family || ' ' || given,
                       (family || ' ' || given || ' ' || case when i % 3 = 0 then '10 medecin' else '60 infirmier' end
                        || ' ' || lpad((i % 95)::text, 2, '0'))::tsvector,
                       null, md5(i::text)::uuid, now(), now()
                  from (select i, '8' || (10000000000 + i) as id, 'nom' || (i % 5000) as family, 'prenom' || (i % 300) as given
                          from generate_series(1, 200000) i) person;
                insert into directory.alias
                select '0' || (100000000 + i), '0' || (100000000 + i), '8' || (10000000000 + i * 10), now()
                  from generate_series(1, 20000) i;
                analyze directory.professional;
                analyze directory.alias""");
        pool = ReaderPool.open(database.reader());
    }

    @AfterAll
    static void close() {
        pool.close();
    }

    @ParameterizedTest
    @CsvSource({
        "nom12 prenom1, professional_words",
        "infirmier, professional_sort_name",
        "1234, professional_words",
        "médecin 10, professional_words",
        "médecin infirmier, professional_words",
        "nom, professional_words",
        "10000001234, professional_pkey",
        "10000001234, alias_pkey",
        "nom12 10000001234, professional_pkey",
        "*, professional_sort_name"
    })
    void searchesByAnIndex(String text, String index) throws SQLException {
        PeopleSearch search = PeopleSearch.ofText(text).orElseThrow();

        assertThat(plan(search, true)).contains(index).doesNotContain("Seq Scan on professional", "Seq Scan on alias");
        assertThat(plan(search, false).contains("Seq Scan on professional")).isEqualTo(text.equals("infirmier"));
    }

    @Test
    void searchesFamilyNamesByTheIndexOfTheOrder() throws SQLException {
        PeopleSearch search = new PeopleSearch(
                List.of(), List.of(), PeopleSearch.name("nom12", false), Optional.empty(), Optional.empty());

        assertThat(plan(search, true)).contains("professional_sort_name").doesNotContain("Seq Scan on professional");
    }

    /** Counted from what the database last saw, not by reading everybody. */
    @Test
    void knowsHowManyThereAreWithoutCountingThem() {
        JdbcPeopleSearch people = new JdbcPeopleSearch(pool);

        assertThat(people.count(PeopleSearch.EVERYBODY)).isEqualTo(200_000);
        assertThat(people.count(PeopleSearch.ofText("infirmier").orElseThrow())).isEqualTo(2000);
        assertThat(people.matching(PeopleSearch.ofText("infirmier").orElseThrow(), 5000, 100))
                .hasSize(100);
        assertThat(people.matching(PeopleSearch.ofText("infirmier nom1*").orElseThrow(), 1950, 100))
                .hasSize(50);
        assertThat(people.matching(PeopleSearch.EVERYBODY, 199_950, 100)).hasSize(50);
    }

    private static String plan(PeopleSearch search, boolean list) throws SQLException {
        PeopleCondition condition = new PeopleCondition(search);
        String sql = list ? JdbcPeopleSearch.listing(search, condition) : JdbcPeopleSearch.counting(condition);
        try (Connection connection = pool.getConnection();
                Statement settings = connection.createStatement()) {
            connection.setAutoCommit(false);
            settings.execute(JdbcPeopleSearch.settings(search));
            try (PreparedStatement explain = connection.prepareStatement("explain " + sql)) {
                int next = condition.bind(explain);
                if (list) {
                    explain.setInt(next, 0);
                    explain.setInt(next + 1, 100);
                }
                StringBuilder plan = new StringBuilder();
                try (ResultSet lines = explain.executeQuery()) {
                    while (lines.next()) {
                        plan.append(lines.getString(1)).append('\n');
                    }
                }
                return plan.toString();
            } finally {
                connection.rollback();
            }
        }
    }
}
