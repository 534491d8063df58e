package fr.galien.directory.jdbc;

import fr.galien.directory.LoadRefused;
import fr.galien.directory.LoadReport;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What the directory holds.
 *
 * @param inPractice   people in practice
 * @param leftPractice people who have left practice
 * @param lastLoad     empty before the first load
 */
public record DirectoryStatus(long inPractice, long leftPractice, Optional<LoadReport> lastLoad) {

    private static final String COUNT = """
            select count(*) filter (where left_practice is null), count(left_practice) from directory.professional""";

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
