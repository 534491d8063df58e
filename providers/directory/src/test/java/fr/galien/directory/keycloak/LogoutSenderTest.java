package fr.galien.directory.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.LogoutAnswer;
import fr.galien.directory.LogoutNotice;
import fr.galien.directory.MovedClock;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.jdbc.JdbcLogoutNotices;
import fr.galien.directory.jdbc.JdbcLogoutNotices.Taken;
import fr.galien.directory.jdbc.StopperPool;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LogoutSenderTest {

    private final MovedClock clock = new MovedClock();
    private final List<Integer> attempts = new ArrayList<>();
    private TestDatabase database;
    private AgroalDataSource pool;
    private JdbcLogoutNotices notices;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = StopperPool.open(database.stopper());
        notices = new JdbcLogoutNotices(pool, clock);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void triesAgainAfterEverLongerWaitsUntilTheVendorTakesIt() throws SQLException {
        owe("vendor", "session");
        LogoutSender sender =
                sender(answering(LogoutAnswer.NONE, LogoutAnswer.NONE, LogoutAnswer.NONE, LogoutAnswer.DONE));

        sender.round();
        sender.round();
        assertThat(attempts).containsExactly(1);
        for (Duration wait : List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30))) {
            clock.pass(wait.minusMillis(1));
            sender.round();
            clock.pass(Duration.ofMillis(1));
            sender.round();
        }
        clock.pass(Duration.ofDays(2));
        sender.round();

        assertThat(attempts).containsExactly(1, 2, 3, 4);
        assertThat(left()).isZero();
    }

    @Test
    void givesUpAtOnceWhatTheVendorRefuses() throws SQLException {
        owe("vendor", "session");
        LogoutSender sender = sender(answering(LogoutAnswer.REFUSED));

        sender.round();
        clock.pass(Duration.ofDays(2));
        sender.round();

        assertThat(attempts).containsExactly(1);
        assertThat(left()).isOne();
        assertThat(notices.due()).isEmpty();
    }

    @Test
    void givesUpAVendorWhoDoesNotAnswerForADay() throws SQLException {
        owe("vendor", "session");
        LogoutSender sender = sender(taken -> attempt(taken, LogoutAnswer.NONE));

        for (int hour = 0; hour < 24 * 3; hour++) {
            sender.round();
            clock.pass(Duration.ofHours(1));
        }

        assertThat(attempts).hasSizeBetween(10, 15);
        assertThat(notices.due()).isEmpty();
    }

    @Test
    void owesNothingToAVendorWhoIsGone() throws SQLException {
        owe("vendor", "session");

        sender(taken -> Optional.empty()).round();

        assertThat(left()).isZero();
    }

    @Test
    void comesBackToWhatBroke() throws SQLException {
        owe("vendor", "session");

        sender(taken -> {
                    throw new IllegalStateException("899700000018");
                })
                .round();
        clock.pass(JdbcLogoutNotices.LEASE);
        sender(taken -> attempt(taken, LogoutAnswer.DONE)).round();

        assertThat(attempts).containsExactly(2);
        assertThat(left()).isZero();
    }

    /** One that never answers holds its own thread and nobody's notice but its own. */
    @Test
    void keepsNobodyWaitingForASlowVendor() throws Exception {
        owe("slow", "one");
        owe("slow", "two");
        owe("quick", "one");
        owe("quick", "two");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch asleep = new CountDownLatch(1);
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        Queue<String> slow = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            LogoutSender sender = new LogoutSender(
                    notices,
                    taken -> {
                        String client = taken.notice().client();
                        if (client.equals("slow")) {
                            slow.add(taken.notice().sid());
                            asked.countDown();
                            awaited(asleep);
                        }
                        told.add(client);
                        return Optional.of(new LogoutSender.Attempt(client, LogoutAnswer.DONE));
                    },
                    threads);
            sender.round();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("quick");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("quick");

            // It is not asked for more than it can take, either.
            awaited(asked);
            sender.round();
            assertThat(slow).hasSize(1);
            asleep.countDown();
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("slow");
            assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo("slow");
        }
        assertThat(left()).isZero();
    }

    @Test
    void waitsItsTurnWhenEveryThreadIsAtSomebodyElses() throws SQLException {
        owe("vendor", "session");
        Queue<Runnable> threads = new ConcurrentLinkedQueue<>();
        LogoutSender sender = new LogoutSender(notices, taken -> attempt(taken, LogoutAnswer.DONE), work -> {
            if (threads.isEmpty()) {
                threads.add(work);
                throw new RejectedExecutionException();
            }
            work.run();
        });

        sender.round();
        assertThat(attempts).isEmpty();
        sender.round();

        assertThat(attempts).containsExactly(1);
    }

    @Test
    void tellsOnceWhatTwoServersLookAtTogether() throws Exception {
        for (int session = 0; session < 20; session++) {
            owe("vendor", "session-" + session);
        }
        Queue<String> told = new ConcurrentLinkedQueue<>();
        try (AgroalDataSource otherPool = StopperPool.open(database.stopper());
                ExecutorService threads = Executors.newCachedThreadPool()) {
            Function<Taken, Optional<LogoutSender.Attempt>> tell = taken -> {
                told.add(taken.notice().sid());
                return Optional.of(new LogoutSender.Attempt("vendor", LogoutAnswer.DONE));
            };
            LogoutSender one = new LogoutSender(notices, tell, threads);
            LogoutSender other = new LogoutSender(new JdbcLogoutNotices(otherPool, clock), tell, threads);
            one.round();
            other.round();
        }

        assertThat(told).hasSize(20).doesNotHaveDuplicates();
        assertThat(left()).isZero();
    }

    private LogoutSender sender(Function<Taken, Optional<LogoutSender.Attempt>> tell) {
        return new LogoutSender(notices, tell, Runnable::run);
    }

    private Function<Taken, Optional<LogoutSender.Attempt>> answering(LogoutAnswer... answers) {
        return taken -> attempt(taken, answers[attempts.size()]);
    }

    private Optional<LogoutSender.Attempt> attempt(Taken taken, LogoutAnswer answer) {
        attempts.add(taken.attempts());
        return Optional.of(new LogoutSender.Attempt(taken.notice().client(), answer));
    }

    private void owe(String client, String session) throws SQLException {
        notices.add(List.of(new LogoutNotice("realm", client, "f:x:899700000018", "https://issuer", session)));
    }

    private long left() throws SQLException {
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement();
                var count = statement.executeQuery("select count(*) from directory.logout_notice")) {
            count.next();
            return count.getLong(1);
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
