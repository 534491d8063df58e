package fr.galien.directory.jdbc;

import fr.galien.identity.Identifier;
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
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** The people of an extraction, copied beside the directory for the length of a transaction. */
final class Staging {

    private static final String TABLE = """
            create temporary table staged (
                key         text collate "C" primary key,
                origin      text not null,
                quality     smallint not null,
                civility    text not null,
                family_name text not null,
                given_name  text not null,
                practices   jsonb not null,
                digest      text not null
            ) on commit drop""";

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
                Identifier first = Identifier.of(person.key());
                rows.printRecord(
                        person.key().value(),
                        first.origin(),
                        first.quality(),
                        person.civility(),
                        person.familyName(),
                        person.givenName(),
                        PersonJson.write(person.practices()),
                        PersonJson.digest(person));
            }
        }
    }
}
