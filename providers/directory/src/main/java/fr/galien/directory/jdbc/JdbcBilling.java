package fr.galien.directory.jdbc;

import fr.galien.directory.DirectoryUnreachable;
import fr.galien.directory.FindBilling;
import fr.galien.identity.Professional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Looks the billing register up, one query each; as bounded in time as its connections are. Thread-safe. */
public final class JdbcBilling implements FindBilling {

    /** In one order, where the register has the structure under two of its numbers. */
    private static final String AT = "select number, specialty from directory.billing"
            + " where person = any (?) and structure = any (?) order by structure, person limit 1";

    /** Nothing else is in the register, and PostgreSQL takes no NUL. */
    private static final Pattern STRUCTURE = Pattern.compile("[0-9A-Z]{1,30}");

    private final DataSource reader;

    public JdbcBilling(DataSource reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Billing> of(Professional person, Set<String> structure) {
        Object[] numbers = structure.stream()
                .filter(number -> STRUCTURE.matcher(number).matches())
                .toArray();
        try (Connection connection = reader.getConnection();
                PreparedStatement query = connection.prepareStatement(AT)) {
            query.setArray(1, connection.createArrayOf("text", StoredIds.of(person)));
            query.setArray(2, connection.createArrayOf("text", numbers));
            try (ResultSet entry = query.executeQuery()) {
                return entry.next()
                        ? Optional.of(new Billing(entry.getString("number"), entry.getString("specialty")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DirectoryUnreachable(e);
        }
    }
}
