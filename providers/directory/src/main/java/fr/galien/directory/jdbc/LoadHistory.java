package fr.galien.directory.jdbc;

import fr.galien.directory.LoadReport;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The loads that were applied, each recorded in its own transaction. */
final class LoadHistory {

    private static final String RECORD = """
            insert into directory.load (file_name, digest, row_count, created, changed, gone, back, unchanged, wrong_keys, loaded_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LAST = """
            select file_name, digest, row_count, created, changed, gone, back, unchanged, wrong_keys, loaded_at
              from directory.load order by id desc limit 1""";

    private LoadHistory() {}

    static void record(Connection connection, LoadReport report) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(RECORD)) {
            insert.setString(1, report.fileName());
            insert.setString(2, report.digest());
            insert.setLong(3, report.rows());
            insert.setLong(4, report.created());
            insert.setLong(5, report.changed());
            insert.setLong(6, report.gone());
            insert.setLong(7, report.back());
            insert.setLong(8, report.unchanged());
            insert.setLong(9, report.wrongKeys());
            insert.setObject(10, report.loadedAt().atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        }
    }

    static Optional<LoadReport> last(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet load = statement.executeQuery(LAST)) {
            return load.next() ? Optional.of(report(load)) : Optional.empty();
        }
    }

    private static LoadReport report(ResultSet load) throws SQLException {
        return new LoadReport(
                load.getString("file_name"),
                load.getString("digest"),
                load.getLong("row_count"),
                load.getLong("created"),
                load.getLong("changed"),
                load.getLong("gone"),
                load.getLong("back"),
                load.getLong("unchanged"),
                load.getLong("wrong_keys"),
                load.getObject("loaded_at", OffsetDateTime.class).toInstant());
    }
}
