package fr.galien.directory.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** One transaction on a connection of a pool. Whatever is thrown in it undoes it. */
final class Transaction {

    private Transaction() {}

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    static <T> T in(DataSource pool, Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } finally {
                // Undoes what was not committed: else the pool would commit it on the way back.
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
