package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.directory.LogoutNotice;
import fr.galien.directory.MovedClock;
import fr.galien.directory.TestDatabase;
import fr.galien.directory.jdbc.JdbcLogoutNotices.Debtor;
import fr.galien.directory.jdbc.JdbcLogoutNotices.Taken;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcLogoutNoticesTest {

    private static final LogoutNotice NOTICE = notice("one", "first");
    private static final Debtor ONE = new Debtor("realm", "one");

    private final MovedClock clock = new MovedClock();
    private AgroalDataSource pool;
    private JdbcLogoutNotices notices;

    @BeforeEach
    void open() {
        pool = StopperPool.open(TestDatabase.migrated().stopper());
        notices = new JdbcLogoutNotices(pool, clock);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void owesOnceWhatIsAddedTwice() throws SQLException {
        notices.add(List.of(NOTICE, notice("two", "first")));
        notices.add(List.of(NOTICE));
        notices.add(List.of());

        assertThat(notices.due()).containsExactlyInAnyOrder(ONE, new Debtor("realm", "two"));
        assertThat(notices.take(ONE)).map(Taken::notice).contains(NOTICE);
        assertThat(notices.take(ONE)).isEmpty();
    }

    @Test
    void givesBackWhatTheServerThatTookItNeverSent() throws SQLException {
        notices.add(List.of(NOTICE));

        notices.take(ONE);

        assertThat(notices.due()).isEmpty();
        clock.pass(JdbcLogoutNotices.LEASE);
        assertThat(notices.take(ONE)).map(Taken::attempts).contains(2);
    }

    @Test
    void triesAgainInTheTimeItIsTold() throws SQLException {
        notices.add(List.of(NOTICE));

        notices.tryAgain(notices.take(ONE).orElseThrow(), Duration.ofSeconds(1));

        assertThat(notices.take(ONE)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(notices.take(ONE)).isPresent();
    }

    @Test
    void owesNothingAnyMoreWhenItIsDoneOrGivenUp() throws SQLException {
        notices.add(List.of(NOTICE, notice("one", "second")));

        notices.done(notices.take(ONE).orElseThrow());
        notices.giveUp(notices.take(ONE).orElseThrow());

        clock.pass(Duration.ofDays(1));
        assertThat(notices.due()).isEmpty();
    }

    @Test
    void keepsWhatWasGivenUpForAMonth() throws SQLException {
        notices.add(List.of(NOTICE));
        notices.giveUp(notices.take(ONE).orElseThrow());

        clock.pass(Duration.ofDays(30));
        notices.forget();
        notices.add(List.of(NOTICE));
        assertThat(notices.due()).isEmpty();

        clock.pass(Duration.ofSeconds(1));
        notices.forget();
        notices.add(List.of(NOTICE));
        assertThat(notices.due()).containsExactly(ONE);
    }

    private static LogoutNotice notice(String client, String session) {
        return new LogoutNotice("realm", client, "f:x:899700000018", "https://issuer", session);
    }
}
