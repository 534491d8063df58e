package fr.galien.directory.keycloak;

import fr.galien.directory.LogoutNotice;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Writes down the logouts that clients are owed, before anything else is done about them. What the database does not take
 * waits here until it does: a logout never fails, nor waits, for a database that is away. What waits is lost if this server
 * ends meanwhile. Thread-safe.
 */
final class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    /** Two notices for each of some thousand people whose logouts meet an outage. */
    private static final int MOST = 10_000;

    /** Where they are kept. */
    @FunctionalInterface
    interface Book {
        /** Committed when it returns. */
        void add(List<LogoutNotice> notices) throws SQLException;
    }

    private final Book book;
    private final LinkedBlockingQueue<LogoutNotice> waiting = new LinkedBlockingQueue<>(MOST);

    Backlog(Book book) {
        this.book = book;
    }

    void owe(LogoutNotice notice) {
        // While some wait the database is away, and is not waited for by one person after the other.
        if (!waiting.isEmpty() || !written(notice)) {
            keep(notice);
        }
    }

    private boolean written(LogoutNotice notice) {
        try {
            book.add(List.of(notice));
            return true;
        } catch (SQLException e) {
            LOG.errorf(
                    "RPPS-0338: a logout could not be written down and waits in this server, reason=%s",
                    e.getSQLState());
            return false;
        }
    }

    private void keep(LogoutNotice notice) {
        if (!waiting.offer(notice)) {
            LOG.errorf(
                    "RPPS-0339: client %s is not told of a logout: too many wait to be written down", notice.client());
        }
    }

    /** Offers what waits to the database again. What is owed twice by that is told once. */
    void round() throws SQLException {
        List<LogoutNotice> now = new ArrayList<>(waiting);
        book.add(now);
        now.forEach(waiting::remove);
    }
}
