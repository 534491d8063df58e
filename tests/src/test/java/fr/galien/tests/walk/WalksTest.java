package fr.galien.tests.walk;

import static org.assertj.core.api.Assertions.assertThat;

import fr.galien.sandbox.client.ClientHabits;
import fr.galien.tests.system.TheSandbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dwalks=10000} walks that many; {@code -Dwalks.seed} begins with that seed, each walk having the next.
 */
class WalksTest {

    private static final int WALKS = Integer.getInteger("walks", 100);
    private static final long FIRST =
            Long.getLong("walks.seed", ThreadLocalRandom.current().nextInt(1 << 30));

    /** Walkers at a time: the server has as many cores as they. */
    private static final int WALKERS = 4;

    private static final int STEPS = 10;
    private static final int WALKS_OF_A_HOUSEHOLD = 100;

    /** Their codes are soon used up, and whoever gets too much wrong is not listened to for a while. */
    private static final int WALKS_OF_A_SECRETARY = 15;

    /** Of ten thousand, each thing is done a hundred times. */
    private static final int ONE_IN = 100;

    /** In fewer it is left to chance which of the rare things are done. */
    private static final int MANY = 1_000;

    private final Tally tally = new Tally();

    @Test
    void neverSaysMoreThanWasDone() throws InterruptedException {
        List<Move> moves = new Moves(
                        TheSandbox.get().register("walks-all", ClientHabits.WELCOMING),
                        TheSandbox.get().register("walks-few", ClientHabits.USUAL),
                        executions())
                .all();
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService walkers = Executors.newFixedThreadPool(Math.min(WALKERS, WALKS))) {
            List<Future<?>> all = new ArrayList<>();
            IntStream.range(0, WALKERS).forEach(any -> all.add(walkers.submit(() -> walk(moves, next))));
            for (Future<?> each : all) {
                each.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Wrong wrong) {
                throw wrong;
            }
            throw new AssertionError(e);
        } finally {
            System.out.println(WALKS + " walks from seed " + FIRST + "\n" + tally);
        }
        assertThat(awaited(moves).filter(each -> tally.of(each) < WALKS / ONE_IN))
                .as("done too seldom")
                .isEmpty();
    }

    private static Stream<String> awaited(List<Move> moves) {
        Stream<String> tokens = IntStream.rangeClosed(1, 3).mapToObj(level -> "tokens of level " + level);
        return WALKS < MANY
                ? tokens
                : Stream.of(
                                tokens,
                                moves.stream().map(Move::name),
                                Ask.ALL.stream().map(ask -> "ask " + ask.name()))
                        .flatMap(each -> each);
    }

    private void walk(List<Move> moves, AtomicInteger next) {
        Household household = Household.newOne();
        Secretary secretary = new Secretary();
        List<Desk> desks = List.of(new Desk(), new Desk());
        int done = 0;
        for (int number = next.getAndIncrement(); number < WALKS; number = next.getAndIncrement()) {
            if (++done % WALKS_OF_A_HOUSEHOLD == 0) {
                household = Household.newOne();
            }
            if (done % WALKS_OF_A_SECRETARY == 0) {
                secretary = new Secretary();
            }
            long seed = FIRST + number;
            Walk walk = new Walk(household, secretary, desks, seed, tally);
            try {
                for (int step = 0; step < STEPS; step++) {
                    step(walk, moves);
                }
            } catch (RuntimeException | AssertionError e) {
                next.set(WALKS);
                throw new Wrong(seed, walk.steps, e.getMessage(), e);
            }
        }
    }

    private void step(Walk walk, List<Move> moves) {
        List<Move> possible =
                moves.stream().filter(move -> move.possible().test(walk)).toList();
        int chosen =
                walk.random.nextInt(possible.stream().mapToInt(Move::weight).sum());
        for (Move move : possible) {
            chosen -= move.weight();
            if (chosen < 0) {
                tally.count(move.name());
                move.make().accept(walk);
                return;
            }
        }
    }

    /** Of all flows of the realm, those of Keycloak's own too. */
    private static List<Moves.Execution> executions() {
        List<Moves.Execution> all = new ArrayList<>();
        try (Connection keycloak = TheSandbox.get().database("keycloak");
                Statement read = keycloak.createStatement();
                ResultSet rows =
                        read.executeQuery("select e.id, coalesce(e.authenticator, '') from authentication_execution e"
                                + " join realm r on r.id = e.realm_id where r.name = 'esante-wallet' order by e.id")) {
            while (rows.next()) {
                all.add(new Moves.Execution(rows.getString(1), rows.getString(2)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }
}
