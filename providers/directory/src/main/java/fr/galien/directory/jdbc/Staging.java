package fr.galien.directory.jdbc;

import fr.galien.identity.Professional;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The people of an extraction, copied beside the directory for the length of a transaction. */
final class Staging {

    private static final String TABLE = "create temporary table staged on commit drop as select "
            + String.join(", ", PersonRow.COLUMNS) + ", digest from directory.professional with no data";

    private final Connection connection;

    Staging(Connection connection) {
        this.connection = connection;
    }

    void fill(List<Professional> people) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLE);
            copy(people);
            // Without it the planner takes the table for a small one, and the comparison for a cheap one.
            statement.execute("analyze staged");
        }
    }

    private void copy(List<Professional> people) throws SQLException, IOException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Writer writer = new BufferedWriter(new OutputStreamWriter(
                        new PGCopyOutputStream(postgres, "copy staged from stdin with (format csv, encoding 'UTF8')"),
                        StandardCharsets.UTF_8));
                CSVPrinter rows = new CSVPrinter(writer, CSVFormat.POSTGRESQL_CSV)) {
            for (Professional person : people) {
                List<String> values = new PersonRow(person, List.of()).values();
                UUID digest = UUID.nameUUIDFromBytes(values.toString().getBytes(StandardCharsets.UTF_8));
                rows.printRecord(Stream.concat(values.stream(), Stream.of(digest)));
            }
        }
    }
}
