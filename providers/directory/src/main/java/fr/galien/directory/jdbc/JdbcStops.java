package fr.galien.directory.jdbc;

import fr.galien.directory.Stop;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;

/**
 * The stops that wait, {@code directory.stop}. Several servers share them: a row is locked by the one that acts on it, and free
 * again as soon as that one is done, fails or dies. Each is acted on twice, see {@link #SECOND_LOOK}. Thread-safe.
 */
public final class JdbcStops {

    /**
     * How long after the sessions ended they are looked for again: longer than a login that was being answered, and had read
     * the directory before the stop, can take to open one.
     */
    public static final Duration SECOND_LOOK = Duration.ofSeconds(10);

    private static final int AT_ONCE = 50;

    /** Of a person who became an alias, the key their sessions are under is the alias' value. */
    private static final String TAKE = """
            select s.id, s.reason, s.told_at, coalesce(p.key, a.value, s.person) as key
              from directory.stop s
              left join directory.professional p on p.id = s.person
              left join directory.alias a on a.id = s.person
             where s.done_at is null and s.id > ? and (s.ended_at is null or s.ended_at <= ?)
             order by s.id
             limit\s""" + AT_ONCE + " for update of s skip locked";

    /** Done the second time. */
    private static final String MARK = """
            update directory.stop
               set ended_at = coalesce(ended_at, ?), done_at = case when ended_at is null then null else ?::timestamptz end
             where id = ?""";

    private final DataSource stopper;
    private final Clock clock;

    public JdbcStops(DataSource stopper, Clock clock) {
        this.stopper = stopper;
        this.clock = clock;
    }

    /**
     * Offers every waiting stop that no other server is at, in the order they were told.
     *
     * @param acted ends the person's sessions; false if it could not, and the stop waits for the next round
     * @return stops acted on
     */
    public int offer(Predicate<Stop> acted) throws SQLException {
        int count = 0;
        long last = 0;
        while (true) {
            long after = last;
            Page page = Transaction.in(stopper, connection -> page(connection, after, acted));
            count += page.acted();
            if (page.read() < AT_ONCE) {
                return count;
            }
            // Past those that could not be acted on, or they would keep the others waiting.
            last = page.last();
        }
    }

    private record Page(int read, int acted, long last) {}

    private record Row(long id, Stop stop) {}

    private Page page(Connection connection, long after, Predicate<Stop> acted) throws SQLException {
        OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<Row> rows = take(connection, after, now);
        int count = 0;
        try (PreparedStatement mark = connection.prepareStatement(MARK)) {
            for (Row row : rows) {
                if (acted.test(row.stop())) {
                    mark.setObject(1, now);
                    mark.setObject(2, now);
                    mark.setLong(3, row.id());
                    mark.addBatch();
                    count++;
                }
            }
            mark.executeBatch();
        }
        return new Page(
                rows.size(), count, rows.isEmpty() ? after : rows.getLast().id());
    }

    private static List<Row> take(Connection connection, long after, OffsetDateTime now) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(TAKE)) {
            query.setLong(1, after);
            query.setObject(2, now.minus(SECOND_LOOK));
            List<Row> rows = new ArrayList<>();
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(
                            result.getLong("id"),
                            new Stop(
                                    result.getString("key"),
                                    result.getString("reason"),
                                    result.getObject("told_at", OffsetDateTime.class)
                                            .toInstant())));
                }
            }
            return rows;
        }
    }
}
