package fr.galien.directory.jdbc;

import fr.galien.directory.ActivationContact;
import fr.galien.identity.NationalId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/** Reads one person's private addresses, as the role {@code directory_stopper} may. Thread-safe. */
public final class JdbcActivationContact implements ActivationContact {

    private static final String ONE =
            "select email, phone, email_changed_at, phone_changed_at from directory.contact_of(?)";

    private final DataSource stopper;

    public JdbcActivationContact(DataSource stopper) {
        this.stopper = stopper;
    }

    @Override
    public Answer of(NationalId key) {
        try (Connection connection = stopper.getConnection();
                PreparedStatement query = connection.prepareStatement(ONE)) {
            query.setString(1, key.value().toLowerCase(Locale.ROOT));
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Answer.Known(
                                Address.of(row.getString("email"), instant(row, "email_changed_at")),
                                Address.of(row.getString("phone"), instant(row, "phone_changed_at")))
                        : new Answer.Unknown();
            }
        } catch (SQLException e) {
            return new Answer.Unreachable(e);
        }
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
