package fr.galien.tests.browser;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something that really happens, with a deadline. */
public final class Await {

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private Await() {}

    /** @throws AssertionError naming what did not happen in time */
    public static <T> T present(String what, Duration within, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("not within " + within.toSeconds() + " s: " + what);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Whether it happens in time. */
    public static boolean happens(Duration within, BooleanSupplier holds) {
        long deadline = System.nanoTime() + within.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /** @throws AssertionError naming what did not happen in time */
    public static void until(String what, Duration within, BooleanSupplier holds) {
        present(what, within, () -> holds.getAsBoolean() ? Optional.of(true) : Optional.empty());
    }
}
