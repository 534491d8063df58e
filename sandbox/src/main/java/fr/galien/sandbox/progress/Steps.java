package fr.galien.sandbox.progress;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Runs each step of a job between its beginning and its end as {@link Progress} is told them. */
public record Steps(Progress progress) {

    /** A step whose answer is what a person reads behind its name. */
    public void run(String name, Callable<String> work) throws Exception {
        long start = System.nanoTime();
        progress.begins(name);
        String result;
        try {
            result = work.call();
        } catch (Exception | Error e) {
            progress.fails(name, since(start));
            throw e;
        }
        progress.ends(name, since(start), result);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
