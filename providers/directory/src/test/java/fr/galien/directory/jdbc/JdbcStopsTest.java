package fr.galien.directory.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.galien.directory.MovedClock;
import fr.galien.directory.Stop;
import fr.galien.directory.TestDatabase;
import io.agroal.api.AgroalDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JdbcStopsTest {

    private static final String SOMEBODY = "899700000018";

    private final MovedClock clock = new MovedClock();
    private final List<Stop> acted = new ArrayList<>();
    private TestDatabase database;
    private AgroalDataSource pool;
    private AgroalDataSource otherServer;
    private JdbcStops stops;
    private JdbcStops othersStops;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated();
        pool = StopperPool.open(database.stopper());
        otherServer = StopperPool.open(database.stopper());
        stops = new JdbcStops(pool, clock);
        othersStops = new JdbcStops(otherServer, clock);
    }

    @AfterEach
    void close() {
        pool.close();
        otherServer.close();
    }

    @Test
    void actsTwiceTheSecondTimeSecondsLater() throws SQLException {
        stop(SOMEBODY);

        assertThat(stops.offer(acted::add)).isEqualTo(1);
        assertThat(stops.offer(acted::add)).isZero();
        clock.pass(JdbcStops.SECOND_LOOK.minusMillis(1));
        assertThat(stops.offer(acted::add)).isZero();
        clock.pass(Duration.ofMillis(1));
        assertThat(stops.offer(acted::add)).isEqualTo(1);
        clock.pass(Duration.ofDays(1));
        assertThat(stops.offer(acted::add)).isZero();

        assertThat(acted).extracting(Stop::key).containsExactly(SOMEBODY, SOMEBODY);
        assertThat(acted.getFirst().reason()).isEqualTo("left");
    }

    /** Keycloak's ids hold the key as it was published, the directory's ids are in lower case. */
    @Test
    void knowsTheKeyOfAPersonAndOfOneWhoBecameAnAlias() throws SQLException {
        database.execute("""
                insert into directory.professional (id, key, civility, family_name, given_name, practices, professions,
                    departments, authorities, sort_name, words, digest, known_since, changed_at)
                values ('02a123456', '02A123456', '', '', '', '[]', '{}', '{}', '{}', '', '', gen_random_uuid(), now(), now());
                insert into directory.alias values ('02b123456', '02B123456', '02a123456', now())""");
        Stream.of("02a123456", "02b123456", "unheard-of").forEach(this::stop);

        stops.offer(acted::add);

        assertThat(acted).extracting(Stop::key).containsExactly("02A123456", "02B123456", "unheard-of");
    }

    @Test
    void sharesTheWorkWithAnotherServerAndDoesNothingTwice() throws SQLException {
        stop("899700000018");

        stops.offer(mine -> {
            // While this server is at it, the other one finds nothing to do.
            assertThat(offered(othersStops)).isZero();
            // And takes what is told meanwhile.
            stop("899700000026");
            assertThat(offered(othersStops)).isEqualTo(1);
            return acted.add(mine);
        });

        assertThat(acted).extracting(Stop::key).containsExactlyInAnyOrder("899700000018", "899700000026");
    }

    @Test
    void leavesToTheOtherServerWhatOneThatDiedWasAt() {
        stop(SOMEBODY);

        assertThatThrownBy(() -> stops.offer(mine -> {
                    database.executeAsAdministrator("select pg_terminate_backend(pid) from pg_stat_activity"
                            + " where usename = 'directory_stopper' and state = 'idle in transaction'"
                            + " and datname = current_database()");
                    return true;
                }))
                .isInstanceOf(SQLException.class);

        assertThat(offered(othersStops)).isEqualTo(1);
        assertThat(acted).extracting(Stop::key).containsExactly(SOMEBODY);
    }

    @Test
    void comesBackToWhatCouldNotBeActedOnWithoutKeepingTheOthersWaiting() throws SQLException {
        IntStream.range(0, 120).forEach(number -> stop("failing-" + number));
        stop(SOMEBODY);

        assertThat(stops.offer(stop -> stop.key().equals(SOMEBODY))).isEqualTo(1);

        assertThat(stops.offer(acted::add)).isEqualTo(120);
    }

    private int offered(JdbcStops to) {
        try {
            return to.offer(acted::add);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop(String person) {
        database.execute("insert into directory.stop (person, reason) values ('" + person + "', 'left')");
    }
}
