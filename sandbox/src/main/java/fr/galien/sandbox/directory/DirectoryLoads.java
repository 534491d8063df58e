package fr.galien.sandbox.directory;

import fr.galien.directory.BillingReport;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadProgress;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.LoadRequest;
import fr.galien.directory.jdbc.BillingLoad;
import fr.galien.directory.jdbc.DirectoryLoad;
import fr.galien.directory.jdbc.DirectorySchema;
import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.directory.jdbc.LoaderConnection;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The directory as its loader sees it. What stands in the way comes as {@link Trouble} under its {@code RPPS-03xx} code. */
public final class DirectoryLoads {

    public static final String DATABASE = "directory";
    public static final String LOADER = "directory_loader";

    /** The password's name in {@link SandboxHome#secrets()}. */
    public static final String LOADER_PASSWORD = "directory.loader.password";

    static final String PASSWORD_VARIABLE = "GALIEN_DIRECTORY_LOADER_PASSWORD";

    /** The server's role, on every database prepared as {@code docker/postgres-init.sql} does. */
    private static final String READER = "directory_reader";

    /** Held here: a logger nobody holds forgets its level. */
    private static final Logger MIGRATION_LOG = Logger.getLogger("org.flywaydb");

    static {
        // Commands say their own steps.
        MIGRATION_LOG.setLevel(Level.WARNING);
    }

    private final DataSource owner;

    private DirectoryLoads(DataSource owner) {
        this.owner = owner;
    }

    /**
     * @param url  {@code jdbc:postgresql://…}
     * @param user the role that owns the directory's database
     */
    public static DirectoryLoads at(String url, String user, String password) {
        return new DirectoryLoads(LoaderConnection.to(url, user, password));
    }

    /** The directory of a sandbox that was started before. */
    static DirectoryLoads in(SandboxHome home) {
        return at(
                "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/" + DATABASE,
                LOADER,
                password(home).orElseThrow(() -> noSandbox(home)));
    }

    /**
     * A directory that is no sandbox's, with its tables.
     *
     * @param password of the role {@value #LOADER}; null if nobody told it
     */
    static DirectoryLoads elsewhere(String url, String password) {
        if (password == null || password.isBlank()) {
            throw new Trouble(
                    "BOX-1031",
                    "The password of the role " + LOADER + " is not known.",
                    "Put it into the environment as " + PASSWORD_VARIABLE + ".");
        }
        DirectoryLoads directory = at(url, LOADER, password);
        directory.migrate(READER);
        return directory;
    }

    /** @param readerRole the role Keycloak looks people up as, which exists and gets the right to read them */
    public void migrate(String readerRole) {
        troubled(() -> {
            new DirectorySchema(owner, readerRole).migrate();
            return null;
        });
    }

    /** @param work where to put rows aside */
    public LoadOutcome load(LoadRequest request, LoadProgress progress, Path work) {
        return troubled(() -> new DirectoryLoad(owner, Clock.systemUTC(), work).run(request, progress));
    }

    /** Replaces the billing register. */
    public BillingReport loadBilling(Path file) {
        return troubled(() -> {
            try (BillingFile register = BillingFile.open(file)) {
                return new BillingLoad(owner).replaceBy(register);
            }
        });
    }

    DirectoryStatus status() {
        return troubled(() -> DirectoryStatus.of(owner));
    }

    private static <T> T troubled(Supplier<T> work) {
        try {
            return work.get();
        } catch (LoadRefused e) {
            Trouble trouble =
                    new Trouble(e.code(), e.refusal().sentence(), e.refusal().wayOut());
            trouble.initCause(e);
            throw trouble;
        }
    }

    private static Optional<String> password(SandboxHome home) {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(home.secrets())) {
            secrets.load(reader);
        } catch (IOException e) {
            throw noSandbox(home);
        }
        return Optional.ofNullable(secrets.getProperty(LOADER_PASSWORD));
    }

    static Trouble noSandbox(SandboxHome home) {
        return new Trouble(
                "BOX-1030",
                "There is no sandbox in " + home.root() + ".",
                "Start one with ./galien up, or name its directory with --home.");
    }
}
