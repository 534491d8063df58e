package fr.galien.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.galien.sandbox.net.Exchange;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The same files imported a second time. Late in the run: what other tests still look at lives in a server that ends here. */
@Order(RestartTest.LATE)
class RestartTest {

    /** After every class that names no order. */
    static final int LATE = Order.DEFAULT + 1;

    /** What is not configuration: people's sessions, and when each of Keycloak's processes was last seen. */
    private static final Set<String> PASSING = Set.of(
            "offline_user_session", "offline_client_session", "revoked_token", "server_config", "single_use_object");

    @Test
    void changesNothingOfTheRealmAndEndsNoSession() throws Exception {
        Software software = Software.asking();
        Exchange end = Surfer.of(software).logIn(TheSandbox.get().card("medecin"));
        JsonNode tokens = Software.json(software.redeem(software.code(end)));
        JsonNode keys = software.keys();
        Map<String, String> realm = configuration();

        TheSandbox.get().restart();

        assertThat(configuration()).isEqualTo(realm);
        Software afterwards = Software.asking();
        assertThat(afterwards.keys()).isEqualTo(keys);
        Exchange renewal = afterwards.refresh(tokens.path("refresh_token").textValue());
        assertThat(renewal.status()).isEqualTo(200);
        assertThat(Software.claims(Software.json(renewal).path("access_token").textValue())
                        .path("sub"))
                .isEqualTo(
                        Software.claims(tokens.path("access_token").textValue()).path("sub"));
        Exchange login = Surfer.of(afterwards).logIn(TheSandbox.get().card("medecin"));
        assertThat(afterwards.redeem(afterwards.code(login)).status()).isEqualTo(200);
    }

    /** A fingerprint of every table of Keycloak's that holds configuration: realms, clients, flows, components with their keys. */
    private static Map<String, String> configuration() throws SQLException {
        Map<String, String> fingerprints = new TreeMap<>();
        try (Connection connection = TheSandbox.get().database("keycloak");
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet answer = statement.executeQuery(
                        "SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')), count(*) FROM \"" + table
                                + "\" t")) {
                    answer.next();
                    fingerprints.put(table, answer.getLong(2) + " rows " + answer.getString(1));
                }
            }
        }
        return fingerprints;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet answer = statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1")) {
            while (answer.next()) {
                if (!PASSING.contains(answer.getString(1))) {
                    tables.add(answer.getString(1));
                }
            }
        }
        assertThat(tables).contains("realm", "client", "component_config", "authentication_execution");
        return tables;
    }
}
