package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** People of the directory in Keycloak's own list of users, through its Admin REST API. */
class DirectoryListTest {

    private final Console console = new Console();
    private final Map<String, String> doctor =
            Extraction.ofTheSandbox().linesOf("medecin").getFirst();
    private final String key = doctor.get("Identification nationale PP");

    @Test
    void findsAPersonByNameNumberProfessionAndPlace() {
        String familyName = doctor.get("Nom d'exercice");
        String postalCode = doctor.get("Code postal (coord. structure)");
        for (String search : List.of(
                familyName,
                familyName + " " + doctor.get("Prénom d'exercice"),
                familyName.toLowerCase(java.util.Locale.ROOT).substring(0, familyName.length() - 1) + "*",
                key,
                key.substring(1),
                key.substring(0, 11),
                "médecin " + postalCode,
                "medecin " + postalCode + " \"" + doctor.get("Prénom d'exercice") + "\"")) {
            assertThat(names(console.list(Map.of("search", search)))).as(search).contains(key);
        }
        assertThat(names(console.list(Map.of("lastName", familyName, "exact", true))))
                .contains(key);
        assertThat(names(console.list(Map.of("username", key, "exact", true)))).containsExactly(key);
        assertThat(names(console.list(Map.of("search", familyName + " notthisone"))))
                .isEmpty();
        assertThat(names(console.list(Map.of("q", "profession:10")))).isEmpty();
    }

    @Test
    void showsWhoAPersonIs() {
        JsonNode person = console.list(Map.of("search", key)).get(0);

        assertThat(person.path("lastName").textValue()).isEqualTo(doctor.get("Nom d'exercice"));
        assertThat(person.path("firstName").textValue()).isEqualTo(doctor.get("Prénom d'exercice"));
        assertThat(person.path("enabled").booleanValue()).isTrue();
        assertThat(person.path("id").textValue()).startsWith("f:").endsWith(":" + key);
    }

    @Test
    void pagesThroughASearchInAnOrderThatHolds() {
        List<String> whole = names(console.list(Map.of("search", "infirmier", "max", 25)));
        List<String> paged = new ArrayList<>();
        for (int first = 0; first < 25; first += 5) {
            paged.addAll(names(console.list(Map.of("search", "infirmier", "first", first, "max", 5))));
        }

        assertThat(whole).hasSize(25).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(whole);
    }

    @Test
    void countsWhatItFinds() throws SQLException {
        int doctors = console.count(Map.of("search", "médecin"));

        assertThat(names(console.list(Map.of("search", "médecin", "max", -1)))).hasSize(doctors);
        assertThat(console.count(Map.of("search", key))).isEqualTo(1);
        assertThat(console.count(Map.of("search", "*"))).isEqualTo(people() + outsiders());
        assertThat(names(console.list(Map.of("search", "*", "max", 1000)))).hasSizeGreaterThan(100);
    }

    @Test
    void takesWhateverIsTypedForWords() {
        for (String search : List.of(
                "%",
                "'; drop table directory.professional; --", "a:* | b", "&&&", "\\", "((", "\"", "x".repeat(4000))) {
            assertThat(console.users(Map.of("search", search)).status())
                    .as(search)
                    .isEqualTo(200);
        }
        assertThat(console.count(Map.of("search", key))).isEqualTo(1);
    }

    /** Nobody is not what a directory that is away has. Keycloak takes any trouble in the middle of a list for a bad request. */
    @Test
    void isAnErrorAndNotEmptyWhileTheDirectoryIsAway() throws SQLException, IOException {
        execute("ALTER ROLE directory_reader NOLOGIN");
        execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'directory_reader'");
        try {
            assertThat(console.users(Map.of("search", key)).status()).isGreaterThanOrEqualTo(400);
            assertThat(Files.readString(TheSandbox.get().serverLog()))
                    .contains("RPPS-0301: the list of users could not be read");
        } finally {
            execute("ALTER ROLE directory_reader LOGIN");
        }
        assertThat(names(console.list(Map.of("search", key)))).containsExactly(key);
    }

    private static List<String> names(JsonNode users) {
        return StreamSupport.stream(users.spliterator(), false)
                .map(user -> user.path("username").textValue())
                .toList();
    }

    private static int people() throws SQLException {
        try (Connection connection = TheSandbox.get().database("directory");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from directory.professional")) {
            count.next();
            return count.getInt(1);
        }
    }

    /** Whom the realm itself has. */
    private static int outsiders() throws SQLException {
        try (Connection connection = TheSandbox.get().database("keycloak");
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "select count(*) from user_entity u join realm r on"
                                + " r.id = u.realm_id where r.name = 'esante-wallet' and service_account_client_link is null")) {
            count.next();
            return count.getInt(1);
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = TheSandbox.get().database("directory");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
