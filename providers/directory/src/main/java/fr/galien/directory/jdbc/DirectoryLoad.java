package fr.galien.directory.jdbc;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import fr.galien.directory.LoadReport;
import fr.galien.directory.extraction.Extraction;
import fr.galien.directory.extraction.PersonneActiviteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import javax.sql.DataSource;

/**
 * Makes the directory say what an extraction says, in one transaction: readers see the people of before or those of after,
 * never between, and a load that is refused or killed leaves those of before. People who are no longer in the file are not
 * deleted: they leave practice. One load at a time.
 */
public final class DirectoryLoad {

    private static final ZoneId LEGAL_TIME = ZoneId.of("Europe/Paris");

    /** Held until the end of the transaction, however it ends. */
    private static final String LOCK = "select pg_try_advisory_xact_lock(hashtext('fr.galien.directory.load'))";

    private final DataSource owner;
    private final Clock clock;

    /**
     * @param owner connects as the loader's role, to a database whose schema is migrated
     * @param clock dates the load, and the day people leave practice (legal time of mainland France)
     */
    public DirectoryLoad(DataSource owner, Clock clock) {
        this.owner = owner;
        this.clock = clock;
    }

    /**
     * @param file a {@code PS_LibreAcces_Personne_activite} text file
     * @throws LoadRefused if the file, the database or another load stands in the way; then nothing changed
     */
    public LoadReport run(Path file) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            lock(connection);
            Extraction extraction = new PersonneActiviteFile(file).read();
            if (extraction.people().isEmpty()) {
                throw new LoadRefused(new LoadRefusal.NobodyInFile(extraction.fileName()));
            }
            LoadReport report = load(connection, extraction);
            connection.commit();
            return report;
        } catch (SQLException e) {
            throw new LoadRefused(new SqlTrouble(e).refusal(), e);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery(LOCK)) {
            answer.next();
            if (!answer.getBoolean(1)) {
                throw new LoadRefused(new LoadRefusal.AnotherLoadRuns());
            }
        }
    }

    private LoadReport load(Connection connection, Extraction extraction) throws SQLException {
        stage(connection, extraction);
        // As exactly as it is stored, so that the report and the history say the same.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Changes changes = Changes.compare(connection);
        Changes.apply(connection, now, LocalDate.ofInstant(now, LEGAL_TIME));
        LoadReport report = new LoadReport(
                extraction.fileName(),
                extraction.digest(),
                extraction.rows(),
                changes.created(),
                changes.changed(),
                changes.gone(),
                changes.back(),
                changes.unchanged(),
                extraction.wrongKeys(),
                now);
        LoadHistory.record(connection, report);
        return report;
    }

    private static void stage(Connection connection, Extraction extraction) throws SQLException {
        try {
            new Staging(connection).fill(extraction.people());
        } catch (IOException e) {
            // The stream that copies wraps what the database said.
            throw new LoadRefused(SqlTrouble.in(e).map(SqlTrouble::refusal).orElse(new LoadRefusal.DatabaseAway()), e);
        }
    }
}
