package fr.galien.tests.system;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same thing many times at once. */
final class AtOnce {

    private AtOnce() {}

    static <T> List<T> all(int times, Callable<T> thing) {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> done = IntStream.range(0, times)
                    .mapToObj(time -> threads.submit(() -> {
                        go.await();
                        return thing.call();
                    }))
                    .toList();
            go.countDown();
            return done.stream().map(AtOnce::result).toList();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
