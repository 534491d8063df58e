package fr.galien.directory.keycloak;

import fr.galien.directory.LogoutAnswer;
import fr.galien.directory.Patience;
import fr.galien.directory.jdbc.JdbcLogoutNotices;
import fr.galien.directory.jdbc.JdbcLogoutNotices.Debtor;
import fr.galien.directory.jdbc.JdbcLogoutNotices.Taken;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Tells clients the logouts they are owed, each client on a thread of its own: whoever is slow or dead keeps nobody else
 * waiting. A client that does not answer is left alone until the next round.
 */
final class LogoutSender {

    private static final Logger LOG = Logger.getLogger(LogoutSender.class);

    /**
     * How an attempt ended.
     *
     * @param clientId to be named in the log
     * @param answer   of the client
     */
    record Attempt(String clientId, LogoutAnswer answer) {}

    private final JdbcLogoutNotices notices;
    private final Function<Taken, Optional<Attempt>> tell;
    private final Executor threads;
    private final Set<Debtor> busy = ConcurrentHashMap.newKeySet();

    /**
     * @param tell    empty if there is nobody left to tell; does not throw for what the client does
     * @param threads as many as clients are told at the same time
     */
    LogoutSender(JdbcLogoutNotices notices, Function<Taken, Optional<Attempt>> tell, Executor threads) {
        this.notices = notices;
        this.tell = tell;
        this.threads = threads;
    }

    void round() throws SQLException {
        for (Debtor client : notices.due()) {
            if (busy.add(client) && !started(client)) {
                // Every thread is at a client: this one's turn is next round.
                busy.remove(client);
                return;
            }
        }
    }

    private boolean started(Debtor client) {
        try {
            threads.execute(() -> tellAll(client));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void tellAll(Debtor client) {
        try {
            Optional<Taken> next = notices.take(client);
            while (next.isPresent() && told(next.get())) {
                next = notices.take(client);
            }
        } catch (SQLException | RuntimeException e) {
            // What was taken comes back by itself.
            LOG.warnf(
                    "RPPS-0333: a logout could not be told and will be, reason=%s",
                    e.getClass().getSimpleName());
        } finally {
            busy.remove(client);
        }
    }

    /** @return whether this client answers */
    private boolean told(Taken notice) throws SQLException {
        Optional<Attempt> attempt = tell.apply(notice);
        LogoutAnswer answer = attempt.map(Attempt::answer).orElse(LogoutAnswer.DONE);
        switch (answer) {
            case DONE -> notices.done(notice);
            case REFUSED -> giveUp(notice, attempt.get(), "it refused");
            case NONE -> {
                Optional<Duration> wait = Patience.after(notice.attempts());
                if (wait.isPresent()) {
                    notices.tryAgain(notice, wait.get());
                } else {
                    giveUp(notice, attempt.get(), "it does not answer");
                }
            }
        }
        return answer != LogoutAnswer.NONE;
    }

    private void giveUp(Taken notice, Attempt attempt, String why) throws SQLException {
        notices.giveUp(notice);
        LOG.errorf(
                "RPPS-0334: client %s was not told of a logout after %d attempt(s), and will not be: %s",
                attempt.clientId(), notice.attempts(), why);
    }
}
