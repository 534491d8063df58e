package fr.galien.sandbox.login;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks again as often as the service says, until a deadline: nobody is waited for forever. */
final class Patience {

    private final long end;

    Patience(Duration most) {
        this.end = System.nanoTime() + most.toNanos();
    }

    /** Lets this much time pass. @return whether there is any left to look again in */
    boolean lasts(Duration interval) {
        long until = System.nanoTime() + interval.toNanos();
        while (System.nanoTime() < until && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
        return System.nanoTime() < end && !Thread.currentThread().isInterrupted();
    }
}
