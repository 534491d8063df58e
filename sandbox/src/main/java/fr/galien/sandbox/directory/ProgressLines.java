package fr.galien.sandbox.directory;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A line every ten seconds, for logs. */
final class ProgressLines implements ClosableProgress {

    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final PrintStream out;
    private final LongSupplier nanoTime;
    private Stage stage;
    private long last;

    /** @param nanoTime as {@link System#nanoTime()} */
    ProgressLines(PrintStream out, LongSupplier nanoTime) {
        this.out = out;
        this.nanoTime = nanoTime;
    }

    @Override
    public void at(Stage now, long done, long total) {
        long time = nanoTime.getAsLong();
        if (now != stage || time - last >= PAUSE) {
            out.printf(Locale.ROOT, "%s: %d %%%n", StageName.of(now), total == 0 ? 0 : 100 * done / total);
            stage = now;
            last = time;
        }
    }

    @Override
    public void close() {}
}
