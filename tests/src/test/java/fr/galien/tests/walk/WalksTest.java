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

    private static final int DEFAULT = 300;
    private static final int WALKS = Integer.getInteger("walks", DEFAULT);
    private static final long FIRST =
            Long.getLong("walks.seed", ThreadLocalRandom.current().nextInt(1 << 30));

    /** Walkers at a time: the server has as many cores as they. */
    private static final int WALKERS = 4;

    private static final int STEPS = 10;
    private static final int WALKS_OF_A_HOUSEHOLD = 100;

    /** So many make sure that everything was done often. */
    private static final int MANY = 10_000;

    private static final int OFTEN = 100;

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
        if (WALKS >= DEFAULT) {
            assertThat(Stream.concat(
                                    moves.stream().map(Move::name),
                                    Stream.concat(
                                            Ask.ALL.stream().map(ask -> "ask " + ask.name()),
                                            Stream.of("tokens of level 1", "tokens of level 2", "tokens of level 3")))
                            .filter(each -> tally.of(each) < (WALKS >= MANY ? OFTEN : 1)))
                    .as("done too seldom")
                    .isEmpty();
        }
    }

    private void walk(List<Move> moves, AtomicInteger next) {
        Household household = Household.newOne();
        List<Desk> desks = List.of(new Desk(), new Desk());
        int done = 0;
        for (int number = next.getAndIncrement(); number < WALKS; number = next.getAndIncrement()) {
            if (++done % WALKS_OF_A_HOUSEHOLD == 0) {
                household = Household.newOne();
            }
            long seed = FIRST + number;
            Walk walk = new Walk(household, desks, seed, tally);
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
    private static List<String> executions() {
        List<String> ids = new ArrayList<>();
        try (Connection keycloak = TheSandbox.get().database("keycloak");
                Statement read = keycloak.createStatement();
                ResultSet rows = read.executeQuery("select e.id from authentication_execution e"
                        + " join realm r on r.id = e.realm_id where r.name = 'esante-wallet' order by e.id")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return ids;
    }
}
