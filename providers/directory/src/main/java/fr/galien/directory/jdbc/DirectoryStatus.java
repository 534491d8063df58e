package fr.galien.directory.jdbc;

import fr.galien.directory.Dataset;
import fr.galien.directory.LoadRefused;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What the directory holds.
 *
 * @param inPractice   people in practice
 * @param leftPractice people who have left practice
 * @param filled       what each dataset was last filled from; nothing of one that never was
 */
public record DirectoryStatus(long inPractice, long leftPractice, List<Filled> filled) {

    private static final String COUNT = """
            select count(*) filter (where left_practice is null), count(left_practice) from directory.professional""";

    /**
     * @param generatedAt when the file was generated, as far as its name says
     * @param rows        rows of the file
     * @param rejected    of these, put aside
     * @param sha256      of the file or of the zip it was in
     */
    public record Filled(
            Dataset dataset,
            String fileName,
            Optional<Instant> generatedAt,
            long rows,
            long rejected,
            Instant loadedAt,
            String sha256) {

        /** The moment its data is of: that of the file, or of the load if the file does not say. */
        public Instant asOf() {
            return generatedAt.orElse(loadedAt);
        }
    }

    public DirectoryStatus {
        filled = List.copyOf(filled);
    }

    /** How old the truth about people is; empty if there never was any. */
    public Optional<Duration> age(Instant now) {
        return filled.stream()
                .filter(one -> one.dataset() == Dataset.PEOPLE)
                .map(one -> Duration.between(one.asOf(), now))
                .findFirst();
    }

    /**
     * @param owner connects as the loader's role
     * @throws LoadRefused if the database is away or not migrated
     */
    public static DirectoryStatus of(DataSource owner) {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery(COUNT)) {
            counts.next();
            return new DirectoryStatus(counts.getLong(1), counts.getLong(2), LoadHistory.last(connection));
        } catch (SQLException e) {
            throw new LoadRefused(new SqlTrouble(e).refusal(), e);
        }
    }
}
