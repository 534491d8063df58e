package fr.galien.card.revocation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Goes round the lists and has those fetched for which it is time, so that no login ever waits for one. */
final class Rounds implements AutoCloseable {

    /** A list that is slow to come does not keep the next one from coming. */
    private static final int AT_A_TIME = 2;

    private final List<ListKeeper> lists;
    private final ScheduledExecutorService walker = Executors.newSingleThreadScheduledExecutor(daemon("round"));
    private final ExecutorService fetchers = Executors.newFixedThreadPool(AT_A_TIME, daemon("fetch"));

    Rounds(List<ListKeeper> lists) {
        this.lists = lists;
    }

    void every(Duration pause) {
        walker.scheduleWithFixedDelay(this::go, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void once() {
        try {
            walker.execute(this::go);
        } catch (RejectedExecutionException closed) {
            // Nobody is left to ask for it.
        }
    }

    private void go() {
        try {
            lists.stream().filter(ListKeeper::isDue).forEach(list -> fetchers.execute(list::look));
        } catch (RejectedExecutionException closing) {
            // The last round.
        }
    }

    @Override
    public void close() {
        walker.shutdownNow();
        fetchers.shutdownNow();
    }

    private static ThreadFactory daemon(String name) {
        return Thread.ofPlatform()
                .daemon()
                .name("galien-revocation-" + name + "-", 0)
                .factory();
    }
}
