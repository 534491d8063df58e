package fr.galien.directory.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/** Whether the directory's database answers, asked the way people are looked up: same role, same pool, same limits. */
public final class DirectoryAlive implements BooleanSupplier {

    private final DataSource reader;

    public DirectoryAlive(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public boolean getAsBoolean() {
        try (Connection connection = reader.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.execute("select 1");
        } catch (SQLException e) {
            return false;
        }
    }
}
