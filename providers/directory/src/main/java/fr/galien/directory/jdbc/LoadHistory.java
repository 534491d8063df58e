package fr.galien.directory.jdbc;

import fr.galien.directory.Dataset;
import fr.galien.directory.LoadReport;
import fr.galien.directory.LoadedFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The loads that were applied, each recorded in its own transaction. */
final class LoadHistory {

    private static final String RECORD = "insert into directory.load (loaded_at, digest) values (?, ?) returning id";

    private static final String RECORD_FILE = """
            insert into directory.loaded_file (load, name, dataset, generated_at, row_count, rejected, sha256)
            values (?, ?, ?, ?, ?, ?, ?)""";

    private static final String LAST = """
            select distinct on (f.dataset) f.dataset, f.name, f.generated_at, f.row_count, f.rejected, l.loaded_at, f.sha256
              from directory.loaded_file f join directory.load l on l.id = f.load
             order by f.dataset, l.id desc""";

    private LoadHistory() {}

    static void record(Connection connection, LoadReport report) throws SQLException {
        OffsetDateTime at = report.at().atOffset(ZoneOffset.UTC);
        try (PreparedStatement load = connection.prepareStatement(RECORD);
                PreparedStatement insert = connection.prepareStatement(RECORD_FILE)) {
            load.setObject(1, at);
            load.setString(2, report.digest());
            try (ResultSet id = load.executeQuery()) {
                id.next();
                insert.setLong(1, id.getLong(1));
            }
            for (LoadedFile file : report.files()) {
                for (Dataset dataset : file.datasets()) {
                    insert.setString(2, file.name());
                    insert.setString(3, dataset.name());
                    insert.setObject(
                            4,
                            file.generatedAt()
                                    .map(generated -> generated.atOffset(ZoneOffset.UTC))
                                    .orElse(null));
                    insert.setLong(5, file.rows());
                    insert.setLong(6, file.rejected());
                    insert.setString(7, file.sha256());
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    static List<DirectoryStatus.Filled> last(Connection connection) throws SQLException {
        List<DirectoryStatus.Filled> filled = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet file = statement.executeQuery(LAST)) {
            while (file.next()) {
                filled.add(new DirectoryStatus.Filled(
                        Dataset.valueOf(file.getString(1)),
                        file.getString(2),
                        Optional.ofNullable(file.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant),
                        file.getLong(4),
                        file.getLong(5),
                        file.getObject(6, OffsetDateTime.class).toInstant(),
                        file.getString(7)));
            }
        }
        return filled;
    }
}
