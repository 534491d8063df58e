package fr.galien.directory.jdbc;

import fr.galien.directory.ContactChange;
import fr.galien.directory.ContactChange.What;
import fr.galien.directory.Patience;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Replaced private addresses whose old one is to be told, {@code directory.contact_change}. Taken as
 * {@link JdbcLogoutNotices logout notices} are, by putting off. Thread-safe.
 */
public final class JdbcContactChanges {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private static final String TAKE = """
            update directory.contact_change set attempts = attempts + 1, next_at = ?
             where id = (select id from directory.contact_change
                          where done_at is null and next_at <= ? order by id limit 1 for update skip locked)
            returning id, person, old_email, told_at, attempts""";

    private static final String CHANGED_AT = "select email_changed_at, phone_changed_at from directory.contact_of(?)";
    private static final String DONE = "update directory.contact_change set done_at = ?, old_email = '' where id = ?";
    private static final String PUT_OFF = "update directory.contact_change set next_at = ? where id = ?";

    private final DataSource stopper;
    private final Clock clock;

    public JdbcContactChanges(DataSource stopper, Clock clock) {
        this.stopper = stopper;
        this.clock = clock;
    }

    /** One that is due, for this server alone. */
    public Optional<ContactChange> take() throws SQLException {
        Instant now = clock.instant();
        return Transaction.in(stopper, connection -> {
            try (PreparedStatement update = connection.prepareStatement(TAKE)) {
                update.setObject(1, at(now.plus(LEASE)));
                update.setObject(2, at(now));
                try (ResultSet row = update.executeQuery()) {
                    return row.next()
                            ? Optional.of(new ContactChange(
                                    row.getLong("id"),
                                    row.getString("old_email"),
                                    what(
                                            connection,
                                            row.getString("person"),
                                            row.getObject("told_at", OffsetDateTime.class)),
                                    row.getInt("attempts")))
                            : Optional.empty();
                }
            }
        });
    }

    /** Told, or there is nowhere to tell it. The old address is forgotten. */
    public void done(ContactChange change) throws SQLException {
        run(DONE, change, clock.instant());
    }

    /** Never given up: the person may be the victim of whoever changed it. */
    public void tryAgain(ContactChange change) throws SQLException {
        Duration wait = Patience.after(change.attempts()).orElse(Patience.longest());
        run(PUT_OFF, change, clock.instant().plus(wait));
    }

    private void run(String sql, ContactChange change, Instant time) throws SQLException {
        try (Connection connection = stopper.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, at(time));
            update.setLong(2, change.id());
            update.executeUpdate();
        }
    }

    /** The change was told in the transaction of the load that made it: what changed then or later. */
    private static What what(Connection connection, String person, OffsetDateTime toldAt) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(CHANGED_AT)) {
            query.setString(1, person);
            try (ResultSet row = query.executeQuery()) {
                boolean known = row.next();
                boolean email = known && isSince(row.getObject(1, OffsetDateTime.class), toldAt);
                boolean phone = known && isSince(row.getObject(2, OffsetDateTime.class), toldAt);
                return email == phone ? What.EITHER : email ? What.EMAIL : What.PHONE;
            }
        }
    }

    private static boolean isSince(OffsetDateTime changedAt, OffsetDateTime toldAt) {
        return changedAt != null && !changedAt.isBefore(toldAt);
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
