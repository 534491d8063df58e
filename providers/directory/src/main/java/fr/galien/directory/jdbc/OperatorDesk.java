package fr.galien.directory.jdbc;

import fr.galien.directory.LoadRefused;
import fr.galien.directory.MandateRecord;
import fr.galien.directory.MandateWish;
import fr.galien.directory.OperatorRefused;
import fr.galien.directory.PersonFile;
import fr.galien.directory.Revocation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import javax.sql.DataSource;

/**
 * What an operator does by hand. All rules are the database's own ({@code V3__operators.sql}, {@code V6__mandates_and_billing.sql}): it knows who is there, and nobody
 * gets past it with another program.
 *
 * <p>Every method throws {@link OperatorRefused} if it says no, {@link LoadRefused} if it does not answer.
 */
public final class OperatorDesk {

    private final DataSource operator;

    /** @param operator connects as the operator's own role */
    public OperatorDesk(DataSource operator) {
        this.operator = operator;
    }

    /**
     * Something asked for.
     *
     * @param number what a second operator confirms it by
     * @param waits  whether one has to; else it was done
     */
    public record Asked(long number, boolean waits) {}

    /**
     * Stops a person from now on, or asks for it where ten were within the hour.
     *
     * @param identifier any of theirs, in any case
     * @param reason     3 to 500 characters on one line
     */
    public Asked revoke(String identifier, String reason) {
        return asked("select act_number, waits from directory.revoke(?, ?)", identifier, reason);
    }

    /** Asks that a person no longer be stopped, as {@link #revoke(String, String)}. */
    public Asked lift(String identifier, String reason) {
        return asked("select act_number, true as waits from directory.lift(?, ?)", identifier, reason);
    }

    /** Does what another operator asked for. */
    public Revocation.Act confirm(long number) {
        return with(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select directory.confirm(?)")) {
                query.setLong(1, number);
                try (ResultSet answer = query.executeQuery()) {
                    answer.next();
                    return Revocation.Act.valueOf(answer.getString(1).toUpperCase(Locale.ROOT));
                }
            }
        });
    }

    /** Those in force and what waits for a second operator, in the order they were asked for. */
    public List<Revocation> revocations() {
        return with(StoredRevocations::all);
    }

    /** @param identifier any of the person's, in any case */
    public PersonFile file(String identifier) {
        return with(connection -> StoredFile.read(connection, clean(identifier)));
    }

    /**
     * Lets a person speak for a structure.
     *
     * @return what it is ended by
     */
    public long grant(MandateWish wish) {
        return with(connection -> {
            try (PreparedStatement query =
                    connection.prepareStatement("select directory.grant_mandate(?, ?, ?, ?, ?, ?, ?)")) {
                query.setString(1, clean(wish.identifier()));
                query.setString(2, clean(wish.mandate().structure()));
                query.setString(3, clean(wish.mandate().structureName()));
                query.setString(4, clean(wish.mandate().sectorCode()));
                query.setObject(5, wish.mandate().from());
                query.setObject(6, wish.mandate().until());
                query.setString(7, clean(wish.reason()));
                try (ResultSet answer = query.executeQuery()) {
                    answer.next();
                    return answer.getLong(1);
                }
            }
        });
    }

    /** Ends a mandate now, before its last day. */
    public void end(long mandate, String reason) {
        with(connection -> {
            try (PreparedStatement query = connection.prepareStatement("select directory.end_mandate(?, ?)")) {
                query.setLong(1, mandate);
                query.setString(2, clean(reason));
                return query.execute();
            }
        });
    }

    /**
     * Mandates in the order they were given.
     *
     * @param past with those that are over; else those in force and to come
     */
    public List<MandateRecord> mandates(boolean past) {
        return with(connection -> StoredMandates.all(connection, past));
    }

    private Asked asked(String sql, String identifier, String reason) {
        return with(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setString(1, clean(identifier));
                query.setString(2, clean(reason));
                try (ResultSet answer = query.executeQuery()) {
                    answer.next();
                    return new Asked(answer.getLong("act_number"), answer.getBoolean("waits"));
                }
            }
        });
    }

    /** PostgreSQL takes no NUL: with another control character in its place the functions refuse it in their own words. */
    private static String clean(String text) {
        return text.replace('\0', '\1');
    }

    @FunctionalInterface
    private interface Errand<T> {
        T run(Connection connection) throws SQLException;
    }

    private <T> T with(Errand<T> errand) {
        try (Connection connection = operator.getConnection()) {
            return errand.run(connection);
        } catch (SQLException e) {
            throw OperatorTrouble.of(e);
        }
    }
}
