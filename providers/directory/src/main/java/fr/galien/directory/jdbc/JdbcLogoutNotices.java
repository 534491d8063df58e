package fr.galien.directory.jdbc;

import fr.galien.directory.LogoutNotice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The back-channel logouts that clients are owed, {@code directory.logout_notice}. Nothing is held while one is being sent: to
 * take one is to put it off by {@link #LEASE}, so that it comes back if its server dies, and no other server takes it
 * meanwhile. Thread-safe.
 */
public final class JdbcLogoutNotices {

    /** How long a server may take to send one; longer than the longest attempt. */
    public static final Duration LEASE = Duration.ofSeconds(20);

    /** How long a notice that was given up is kept for the operator to see. */
    private static final Duration KEPT = Duration.ofDays(30);

    private static final String ADD = """
            insert into directory.logout_notice (realm, client, sub, issuer, sid, next_at) values (?, ?, ?, ?, ?, ?)
            on conflict (realm, client, sid) do nothing""";

    private static final String OWED = """
            select distinct realm, client from directory.logout_notice where given_up_at is null and next_at <= ?""";

    private static final String TAKE = """
            update directory.logout_notice set attempts = attempts + 1, next_at = ?
             where id = (select id from directory.logout_notice
                          where realm = ? and client = ? and given_up_at is null and next_at <= ?
                          order by next_at limit 1 for update skip locked)
            returning id, sub, issuer, sid, attempts""";

    private static final String DELETE = "delete from directory.logout_notice where id = ?";
    private static final String PUT_OFF = "update directory.logout_notice set next_at = ? where id = ?";
    private static final String GIVE_UP = "update directory.logout_notice set given_up_at = ? where id = ?";
    private static final String FORGET = "delete from directory.logout_notice where given_up_at < ?";

    private final DataSource stopper;
    private final Clock clock;

    public JdbcLogoutNotices(DataSource stopper, Clock clock) {
        this.stopper = stopper;
        this.clock = clock;
    }

    /**
     * @param client Keycloak's id
     * @param realm  Keycloak's id
     */
    public record Debtor(String realm, String client) {}

    /**
     * @param id       of the row
     * @param attempts this one included
     */
    public record Taken(long id, LogoutNotice notice, int attempts) {}

    /** Committed when this returns. What is already owed is not owed twice. */
    public void add(List<LogoutNotice> notices) throws SQLException {
        if (notices.isEmpty()) {
            return;
        }
        Transaction.in(stopper, connection -> {
            try (PreparedStatement insert = connection.prepareStatement(ADD)) {
                for (LogoutNotice notice : notices) {
                    insert.setString(1, notice.realm());
                    insert.setString(2, notice.client());
                    insert.setString(3, notice.sub());
                    insert.setString(4, notice.issuer());
                    insert.setString(5, notice.sid());
                    insert.setObject(6, at(clock.instant()));
                    insert.addBatch();
                }
                return insert.executeBatch();
            }
        });
    }

    /** The clients one is due for. */
    public List<Debtor> due() throws SQLException {
        try (Connection connection = stopper.getConnection();
                PreparedStatement query = connection.prepareStatement(OWED)) {
            query.setObject(1, at(clock.instant()));
            List<Debtor> clients = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    clients.add(new Debtor(result.getString("realm"), result.getString("client")));
                }
            }
            return clients;
        }
    }

    /** One that is due for this client, for this server alone. */
    public Optional<Taken> take(Debtor client) throws SQLException {
        Instant now = clock.instant();
        try (Connection connection = stopper.getConnection();
                PreparedStatement update = connection.prepareStatement(TAKE)) {
            update.setObject(1, at(now.plus(LEASE)));
            update.setString(2, client.realm());
            update.setString(3, client.client());
            update.setObject(4, at(now));
            try (ResultSet row = update.executeQuery()) {
                return row.next()
                        ? Optional.of(new Taken(
                                row.getLong("id"),
                                new LogoutNotice(
                                        client.realm(),
                                        client.client(),
                                        row.getString("sub"),
                                        row.getString("issuer"),
                                        row.getString("sid")),
                                row.getInt("attempts")))
                        : Optional.empty();
            }
        }
    }

    /** The client knows, or nobody is left to know. */
    public void done(Taken taken) throws SQLException {
        run(DELETE, taken.id());
    }

    public void tryAgain(Taken taken, Duration in) throws SQLException {
        run(PUT_OFF, at(clock.instant().plus(in)), taken.id());
    }

    public void giveUp(Taken taken) throws SQLException {
        run(GIVE_UP, at(clock.instant()), taken.id());
    }

    /** Deletes what was given up long ago. */
    public void forget() throws SQLException {
        run(FORGET, at(clock.instant().minus(KEPT)));
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = stopper.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
