package fr.galien.sandbox.launch;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.progress.Progress;
import fr.galien.sandbox.progress.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a sandbox up until somebody wants it down: Ctrl-C, a signal, {@code galien down}, or a part that ends by itself. It
 * can be stopped at any moment of its start, too.
 */
final class Supervisor {

    private static final int INTERRUPTED = 130;
    private static final long LOOK_FOR_STOP_MILLIS = 250;

    /** Longer than all parts' own limits together. */
    private static final long STOP_SECONDS = 60;

    private final SandboxSettings settings;
    private final Terminal terminal;
    private final Progress progress;
    private final boolean seen;
    private final Thread main = Thread.currentThread();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean stopping;

    /**
     * @param progress is told the steps, and closed when there are no more
     * @param seen     whether a person sees the terminal; if not, it is a log, and passwords have no business there
     */
    Supervisor(SandboxSettings settings, Terminal terminal, Progress progress, boolean seen) {
        this.seen = seen;
        this.settings = settings;
        this.terminal = terminal;
        this.progress = progress;
    }

    /** @return exit status */
    int run() throws Exception {
        long start = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopBeforeExit, "stop"));
        Thread watch = new Thread(this::watchForRequest, "stop-request");
        watch.setDaemon(true);
        watch.start();
        try (progress;
                Running running = Sandbox.start(settings, progress)) {
            progress.close();
            if (seen) {
                welcome(running, Duration.ofNanos(System.nanoTime() - start));
            }
            untilLost(running);
            return 0;
        } catch (Exception e) {
            // Whatever failed after somebody wanted the end, failed because of it.
            if (!stopping) {
                throw e;
            }
            return INTERRUPTED;
        } finally {
            if (stopping) {
                terminal.out().println("Galien is stopped.");
            }
            stopped.countDown();
        }
    }

    private void welcome(Running running, Duration took) throws IOException {
        terminal.out().println();
        terminal.out().printf("Galien is ready after %.0f s.%n", took.toMillis() / 1000.0);
        new Summary(settings.home(), running.secrets()).print(terminal);
        terminal.out().println("  Ctrl-C stops it.");
    }

    /** @throws Trouble BOX-1014 */
    private void untilLost(Running running) throws InterruptedException {
        Optional<String> lost = running.lost();
        while (lost.isEmpty()) {
            stopped.await(LOOK_FOR_STOP_MILLIS, TimeUnit.MILLISECONDS);
            lost = running.lost();
        }
        throw new Trouble(
                "BOX-1014",
                lost.get() + " ended by itself; the sandbox stops.",
                "Read the logs in " + settings.home().log() + ", then start again: ./galien up");
    }

    private void stopBeforeExit() {
        if (stopped.getCount() == 0) {
            return;
        }
        stop();
        try {
            stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void stop() {
        if (!stopping) {
            stopping = true;
            progress.close();
            terminal.out().println();
            terminal.out().println("Stopping.");
            main.interrupt();
        }
    }

    private void watchForRequest() {
        try {
            while (!stopped.await(LOOK_FOR_STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                if (requested(settings.home())) {
                    stop();
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A request that was there before this sandbox is not for it. */
    private static boolean requested(SandboxHome home) {
        try {
            Optional<ProcessHandle> running = RunFile.read(home.run()).flatMap(file -> file.living(Part.SUPERVISOR));
            return Files.exists(Leftovers.stopRequest(home.run()))
                    && running.filter(ProcessHandle.current()::equals).isPresent();
        } catch (IOException e) {
            return false;
        }
    }
}
