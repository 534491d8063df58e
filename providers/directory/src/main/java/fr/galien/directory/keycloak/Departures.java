package fr.galien.directory.keycloak;

import fr.galien.directory.ActivationContact;
import fr.galien.directory.jdbc.JdbcActivationContact;
import fr.galien.directory.jdbc.JdbcContactChanges;
import fr.galien.directory.jdbc.JdbcLogoutNotices;
import fr.galien.directory.jdbc.JdbcStops;
import fr.galien.directory.jdbc.ReaderSettings;
import fr.galien.directory.jdbc.StopperPool;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The server's own work on the directory, every {@link #PERIOD} and each on its own thread: ends the sessions of stopped
 * people, tells clients the logouts they are owed, tells old addresses that they were replaced. All of it is in the database,
 * so every server does it and none twice.
 */
final class Departures implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Departures.class);

    private static final Duration PERIOD = Duration.ofSeconds(2);

    /** What is done over and over; one more thread is for what a client may not exceed. */
    private static final int WORKS = 5;

    /** Clients told at the same time. */
    private static final int CLIENTS = 64;

    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Clock CLOCK = Clock.systemUTC();

    private final AgroalDataSource pool;
    private final JdbcLogoutNotices notices;
    private final Backlog backlog;
    private final ScheduledExecutorService clockwork =
            Executors.newScheduledThreadPool(WORKS + 1, named("galien-departures"));
    private final ThreadPoolExecutor tellers =
            new ThreadPoolExecutor(0, CLIENTS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named("galien-logouts"));

    /** @param stopper of the role {@code directory_stopper} */
    Departures(ReaderSettings stopper) {
        pool = StopperPool.open(stopper);
        notices = new JdbcLogoutNotices(pool, CLOCK);
        backlog = new Backlog(notices::add);
    }

    Backlog backlog() {
        return backlog;
    }

    /** One person's private addresses: by the role that may read them, and nobody else's. */
    ActivationContact contacts() {
        return new JdbcActivationContact(pool);
    }

    void start(KeycloakSessionFactory factory) {
        JdbcStops stops = new JdbcStops(pool, CLOCK);
        SessionEnding ending = new SessionEnding(factory, notices);
        LogoutDelivery delivery = new LogoutDelivery(clockwork, LogoutDelivery.Limits.OF_PRODUCTION);
        LogoutSender sender = new LogoutSender(notices, new LogoutTelling(factory, delivery), tellers);
        ContactTelling contacts =
                new ContactTelling(new JdbcContactChanges(pool, CLOCK), new ContactMail(factory)::send);
        again(PERIOD, () -> stops.offer(ending::of));
        again(PERIOD, backlog::round);
        again(PERIOD, sender::round);
        again(PERIOD, contacts::round);
        again(Duration.ofHours(1), notices::forget);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws SQLException;
    }

    private void again(Duration period, Work work) {
        clockwork.scheduleWithFixedDelay(new Round(work), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A round that fails is said once, and followed by the next. */
    private static final class Round implements Runnable {

        private final Work work;
        private boolean failing;

        Round(Work work) {
            this.work = work;
        }

        @Override
        public void run() {
            try {
                work.run();
                failing = false;
            } catch (SQLException | RuntimeException e) {
                if (!failing) {
                    LOG.errorf(
                            "RPPS-0335: the directory's stops cannot be worked on, reason=%s",
                            e instanceof SQLException sql
                                    ? sql.getSQLState()
                                    : e.getClass().getSimpleName());
                }
                failing = true;
            }
        }
    }

    /** Waits for what is being done; what is not ended is another server's, or this one's when it is back. */
    @Override
    public void close() {
        clockwork.shutdownNow();
        tellers.shutdownNow();
        try {
            boolean ended = clockwork.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)
                    && tellers.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                LOG.debug("work on the directory is cut short");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.close();
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
