package fr.galien.directory.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Indexes of a table that is filled for the first time: taken away, and built when the rows are there, in a third of the time.
 * All in the load's transaction: a load that fails leaves them as they were.
 */
final class Indexes {

    private static final String CONSTRAINTS = """
            select format('alter table directory.%I drop constraint %I', ?, conname),
                   format('alter table directory.%I add constraint %I %s', ?, conname, pg_get_constraintdef(oid))
              from pg_constraint
             where conrelid = ('directory.' || ?)::regclass and contype = 'p'""";

    private static final String OTHERS = """
            select format('drop index directory.%I', i.indexname), i.indexdef
              from pg_indexes i
             where i.schemaname = 'directory' and i.tablename = ?
               and not exists (select from pg_constraint c where c.conindid = format('directory.%I', i.indexname)::regclass)""";

    private final Connection connection;
    private final List<String> definitions = new ArrayList<>();

    private Indexes(Connection connection) {
        this.connection = connection;
    }

    /** Takes them away if the table is empty. */
    static Indexes setAsideIfEmpty(Connection connection, String table) throws SQLException {
        Indexes indexes = new Indexes(connection);
        try (Statement statement = connection.createStatement();
                ResultSet filled = statement.executeQuery("select exists (select from directory." + table + ")")) {
            filled.next();
            if (!filled.getBoolean(1)) {
                indexes.setAside(CONSTRAINTS, table, table, table);
                indexes.setAside(OTHERS, table);
            }
        }
        return indexes;
    }

    int count() {
        return definitions.size();
    }

    /** Puts back what was taken away. */
    void build() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String definition : definitions) {
                statement.execute(definition);
            }
        }
    }

    private void setAside(String query, String... table) throws SQLException {
        List<String> drops = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int place = 0; place < table.length; place++) {
                statement.setString(place + 1, table[place]);
            }
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    drops.add(found.getString(1));
                    definitions.add(found.getString(2));
                }
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String drop : drops) {
                statement.execute(drop);
            }
        }
    }
}
