package fr.galien.sandbox.launch;

import fr.galien.sandbox.PrivateFile;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The sandbox's PostgreSQL: real binaries, one directory, loopback only, passwords really asked (SCRAM). It holds Keycloak's
 * database and the directory's, each with its own roles.
 */
final class Database implements AutoCloseable {

    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final EmbeddedPostgres server;
    private final ProcessHandle process;

    private Database(EmbeddedPostgres server, ProcessHandle process) {
        this.server = server;
        this.process = process;
    }

    /**
     * Starts it, on what it holds since the last time, and sees to it that databases and roles are there.
     *
     * @throws Trouble BOX-1007 if it does not start, BOX-1008 if its passwords are no longer known
     */
    static Database start(SandboxHome home, int port, Secrets secrets) throws IOException, InterruptedException {
        Path data = data(home);
        Path prepared = home.postgres().resolve("prepared");
        Path log = home.log().resolve("postgres.log");
        String fingerprint = Fingerprint.of(secrets.value(Secret.POSTGRES_PASSWORD));
        if (!Files.exists(prepared)) {
            // A first start that was cut short left something PostgreSQL could stumble over, and nothing of value.
            Trees.delete(data);
            Files.deleteIfExists(ImportedRealm.stamp(home.postgres()));
        } else if (!Files.readString(prepared).equals(fingerprint)) {
            throw new Trouble(
                    "BOX-1008",
                    "The database in " + home.postgres() + " was made with other passwords than those in "
                            + home.secrets() + ".",
                    "Put the old file back, or forget everything: ./galien reset");
        }
        Files.createDirectories(home.log());
        PrivateFile.createDirectory(data);
        Path binaries = home.postgres().resolve("binaries");
        Trees.deleteAllIn(binaries, unpacked -> !Files.exists(unpacked.resolve(".exists")));
        Path password = home.postgres().resolve("initial-password");
        PrivateFile.write(password, secrets.value(Secret.POSTGRES_PASSWORD));
        // Otherwise it looks for old data to delete in the machine's temporary directory.
        System.setProperty("ot.epg.working-dir", binaries.toString());
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(binaries.toFile())
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(START)
                    .setConnectConfig("password", secrets.value(Secret.POSTGRES_PASSWORD))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    // These go to initdb, after its library's own "trust", which they override.
                    .setLocaleConfig("auth", "scram-sha-256")
                    .setLocaleConfig("pwfile", password.toString())
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .setLocaleConfig("locale", "C")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    // No socket file in /tmp: TCP is enough, and nothing is written outside the home.
                    .setServerConfig("unix_socket_directories", "")
                    .start();
            Database database = new Database(server, postmaster(data).orElseThrow());
            try {
                Roles.prepare(server, port, secrets);
                Files.writeString(prepared, fingerprint);
            } catch (Exception e) {
                database.close();
                throw e;
            }
            return database;
        } catch (Trouble trouble) {
            throw trouble;
        } catch (Exception e) {
            Optional<ProcessHandle> half = postmaster(data);
            half.ifPresent(process -> Stopping.stopForSure(process, STOP));
            if (e instanceof InterruptedException interrupted) {
                throw interrupted;
            }
            Trouble trouble = new Trouble(
                    "BOX-1007",
                    "PostgreSQL did not start: " + LogFile.firstError(log).orElse(String.valueOf(e.getMessage())) + ".",
                    "Read " + log + "; if its data are damaged, forget everything: ./galien reset");
            trouble.initCause(e);
            throw trouble;
        } finally {
            Files.deleteIfExists(password);
        }
    }

    static Path data(SandboxHome home) {
        return home.postgres().resolve("data");
    }

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The server's first process, by the file it keeps in its data directory. */
    static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        Path file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        // Its number, the data directory, the second it started, …
        List<String> lines = Files.readAllLines(file);
        if (lines.size() < 3 || !lines.get(0).matches("\\d+") || !lines.get(2).matches("\\d+")) {
            return Optional.empty();
        }
        Instant start = Instant.ofEpochSecond(Long.parseLong(lines.get(2)));
        return new ProcessMark(Long.parseLong(lines.get(0)), start).living();
    }

    ProcessHandle process() {
        return process;
    }

    @Override
    public void close() throws IOException {
        server.close();
        Stopping.stopForSure(process, STOP);
    }

    static Properties login(String user, String password) {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "2");
        login.setProperty("socketTimeout", "5");
        return login;
    }
}
