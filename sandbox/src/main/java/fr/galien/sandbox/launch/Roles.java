package fr.galien.sandbox.launch;

import fr.galien.sandbox.directory.DirectoryLoads;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Who may do what in the sandbox's databases, as in production: each program its own role, no role more than it needs. */
final class Roles {

    static final String SUPERUSER = "postgres";
    static final String KEYCLOAK = "keycloak";
    /** Owns the directory's tables and fills them. */
    static final String LOADER = DirectoryLoads.LOADER;
    /** What Keycloak looks professionals up with: SELECT and nothing else. */
    static final String READER = "directory_reader";
    /** What Keycloak ends the sessions of stopped people with. The migrations know it by this name. */
    static final String STOPPER = "directory_stopper";

    static final String KEYCLOAK_DATABASE = "keycloak";
    static final String DIRECTORY_DATABASE = DirectoryLoads.DATABASE;

    private Roles() {}

    /** Makes what is missing; does nothing the second time. */
    static void prepare(EmbeddedPostgres server, int port, Secrets secrets) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            role(connection, KEYCLOAK, secrets.value(Secret.KEYCLOAK_DATABASE_PASSWORD));
            role(connection, LOADER, secrets.value(Secret.DIRECTORY_LOADER_PASSWORD));
            role(connection, READER, secrets.value(Secret.DIRECTORY_READER_PASSWORD));
            role(connection, STOPPER, secrets.value(Secret.DIRECTORY_STOPPER_PASSWORD));
            for (Map.Entry<String, String> database : Map.of(KEYCLOAK_DATABASE, KEYCLOAK, DIRECTORY_DATABASE, LOADER)
                    .entrySet()) {
                database(connection, database.getKey(), database.getValue());
            }
            operators(connection, secrets);
            run(connection, "GRANT CONNECT ON DATABASE directory TO directory_reader");
            run(connection, "ALTER ROLE directory_reader SET default_transaction_read_only = on");
            run(connection, "GRANT CONNECT ON DATABASE directory TO directory_stopper");
        }
    }

    /** Two, for what one alone may not do. After the databases: the group is let into the directory's. */
    private static void operators(Connection connection, Secrets secrets) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", "directory_operator")) {
            run(connection, "CREATE ROLE directory_operator NOLOGIN");
        }
        role(connection, "alice", secrets.value(Secret.DIRECTORY_OPERATOR_ALICE_PASSWORD));
        role(connection, "bruno", secrets.value(Secret.DIRECTORY_OPERATOR_BRUNO_PASSWORD));
        run(connection, "GRANT directory_operator TO alice, bruno");
        run(connection, "GRANT CONNECT ON DATABASE directory TO directory_operator");
    }

    private static void role(Connection connection, String name, String password) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
            run(connection, formatted(connection, "CREATE ROLE %I LOGIN PASSWORD %L", name, password));
        }
    }

    private static void database(Connection connection, String name, String owner) throws SQLException {
        if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            run(connection, formatted(connection, "CREATE DATABASE %I OWNER %I", name, owner));
            run(connection, formatted(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name));
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next();
            }
        }
    }

    /** Names and passwords cannot be parameters of these statements: PostgreSQL itself quotes them. */
    private static String formatted(Connection connection, String format, String... values) throws SQLException {
        String query = "SELECT format(?" + ", ?".repeat(values.length) + ")";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, format);
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 2, values[i]);
            }
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getString(1);
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
