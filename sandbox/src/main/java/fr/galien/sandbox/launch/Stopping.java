package fr.galien.sandbox.launch;

import java.time.Duration;
import java.util.List;

/** Ends a process: asks first, then insists. */
final class Stopping {

    private static final Duration AFTER_FORCE = Duration.ofSeconds(5);

    private Stopping() {}

    /** @return false if it lives even after being killed */
    static boolean stop(ProcessHandle process, Duration patience) throws InterruptedException {
        if (!Life.in(process)) {
            return true;
        }
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!Deadline.in(patience).await(() -> !Life.in(process))) {
            process.destroyForcibly();
        }
        boolean ended = Deadline.in(AFTER_FORCE).await(() -> !Life.in(process));
        children.forEach(ProcessHandle::destroy);
        return ended;
    }

    /** The same for those who clean up: does not let an interruption keep it from that, and keeps it for later. */
    static void stopForSure(ProcessHandle process, Duration patience) {
        boolean interrupted = Thread.interrupted();
        try {
            stop(process, patience);
        } catch (InterruptedException e) {
            interrupted = true;
            process.destroyForcibly();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
