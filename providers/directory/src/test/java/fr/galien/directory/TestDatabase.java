package fr.galien.directory;

import fr.galien.directory.jdbc.DirectorySchema;
import fr.galien.directory.jdbc.LoaderConnection;
import fr.galien.directory.jdbc.OperatorConnection;
import fr.galien.directory.jdbc.ReaderSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A directory of its own on the PostgreSQL that starts once for the test run and stops with it. */
public final class TestDatabase {

    public static final String LOADER = "directory_loader";
    public static final String READER = "directory_reader";
    public static final String READER_PASSWORD = "sandbox-reader";
    public static final String STOPPER = "directory_stopper";
    public static final String STOPPER_PASSWORD = "sandbox-stopper";

    private static final String LOADER_PASSWORD = "sandbox-loader";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** An empty database that belongs to the loader's role. */
    public static TestDatabase empty() {
        return copyOf("template1");
    }

    /** One with the schema in it. */
    public static TestDatabase migrated() {
        return copyOf(Migrated.TEMPLATE.name);
    }

    private static TestDatabase copyOf(String template) {
        TestDatabase database = new TestDatabase("directory_" + COUNT.incrementAndGet());
        execute(
                Server.RUNNING.getPostgresDatabase(),
                "create database " + database.name + " owner " + LOADER + " template " + template);
        return database;
    }

    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + Server.RUNNING.getPort() + "/" + name;
    }

    public DataSource owner() {
        return LoaderConnection.to(url(), LOADER, LOADER_PASSWORD);
    }

    public ReaderSettings reader() {
        return new ReaderSettings(url(), READER, READER_PASSWORD, 2, ReaderSettings.DEFAULT_ACQUISITION_TIMEOUT);
    }

    public ReaderSettings stopper() {
        return new ReaderSettings(url(), STOPPER, STOPPER_PASSWORD, 2, Duration.ofSeconds(1));
    }

    /** Connections as the server's role, without its pool's own precautions. */
    public DataSource unguardedReader() {
        return LoaderConnection.to(url(), READER, READER_PASSWORD);
    }

    /** Somebody who may strike people off by hand, from now on. */
    public DataSource operator(String name) {
        executeAsAdministrator("""
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login password 'sandbox-%1$s' in role directory_operator;
                    end if;
                end $$""".formatted(name));
        return OperatorConnection.to(url(), name, "sandbox-" + name);
    }

    public String name() {
        return name;
    }

    /** The first column of what the loader's role reads. */
    public List<String> texts(String sql) {
        try (Connection connection = owner().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        execute(owner(), sql);
    }

    /** As the superuser, in this database. */
    public void executeAsAdministrator(String sql) {
        execute(Server.RUNNING.getDatabase("postgres", name), sql);
    }

    private static void execute(DataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Migrated once: a copy takes a tenth of the time. */
    private static final class Migrated {

        static final TestDatabase TEMPLATE = migrate();

        private static TestDatabase migrate() {
            TestDatabase database = empty();
            new DirectorySchema(database.owner(), READER).migrate();
            return database;
        }
    }

    private static final class Server {

        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        // Nothing of it is to survive.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
                execute(
                        postgres.getPostgresDatabase(),
                        "create role " + LOADER + " login password '" + LOADER_PASSWORD + "';" //
                                + "create role " + READER + " login password '" + READER_PASSWORD + "';" //
                                + "create role " + STOPPER + " login password '" + STOPPER_PASSWORD + "';" //
                                + "create role directory_operator nologin");
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
