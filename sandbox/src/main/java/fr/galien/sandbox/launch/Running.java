package fr.galien.sandbox.launch;

import fr.galien.sandbox.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A sandbox that runs in this process's care. Closing it stops everything, the last started first. */
public final class Running implements AutoCloseable {

    private record Started(String name, ProcessHandle process, AutoCloseable stop) {}

    private final SandboxSettings settings;
    private final HomeLock lock;
    private final Deque<Started> parts = new ArrayDeque<>();
    private RunFile file;
    private Secrets secrets;
    private boolean closed;

    Running(SandboxSettings settings, HomeLock lock) {
        this.settings = settings;
        this.lock = lock;
    }

    public SandboxSettings settings() {
        return settings;
    }

    public Addresses addresses() {
        return new Addresses(settings.ports());
    }

    public Secrets secrets() {
        return secrets;
    }

    /** What Keycloak says. */
    public Path serverLog() {
        return KeycloakServer.logOf(settings);
    }

    /** The first part that ended although nobody stopped it; a service that nobody asked for may go. */
    public synchronized Optional<String> lost() {
        return closed
                ? Optional.empty()
                : parts.stream()
                        .filter(part -> settings.servicesAsked()
                                || Stream.of(Service.values())
                                        .noneMatch(service ->
                                                service.part().title().equals(part.name())))
                        .filter(part ->
                                part.process() != null && !part.process().isAlive())
                        .map(Started::name)
                        .findFirst();
    }

    /** Whether a part was started and lives. */
    synchronized boolean runs(Part part) {
        return !closed && file.living(part).isPresent();
    }

    void secrets(Secrets made) {
        this.secrets = made;
    }

    synchronized void record(RunFile now) throws IOException {
        this.file = now;
        file.write(settings.home().run());
    }

    /** Takes a process into care, and writes it down for those who come after a crash. */
    synchronized void started(Part part, ProcessHandle process, AutoCloseable stop) throws IOException {
        started(part.title(), process, stop);
        note(part, process);
    }

    /** Writes a process down that ends by itself. */
    synchronized void note(Part part, ProcessHandle process) throws IOException {
        record(file.with(part, ProcessMark.of(process)));
    }

    /** Takes something into care that lives in this process. */
    synchronized void started(String name, AutoCloseable stop) throws IOException {
        started(name, null, stop);
    }

    private void started(String name, ProcessHandle process, AutoCloseable stop) throws IOException {
        if (closed) {
            // The stop came while this part was starting.
            try {
                stop.close();
            } catch (Exception e) {
                throw new IOException(name + " could not be stopped", e);
            }
            throw new IOException("stopped while starting");
        }
        parts.push(new Started(name, process, stop));
    }

    void ready() throws IOException {
        record(file.nowReady());
    }

    /**
     * Stops everything in order, each part within its own time limit; parts that resist do not keep the others from being
     * stopped.
     */
    @Override
    public void close() {
        List<Started> toStop;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            toStop = new ArrayList<>(parts);
        }
        for (Started part : toStop) {
            try {
                part.stop().close();
            } catch (Exception e) {
                System.getLogger(Running.class.getName())
                        .log(System.Logger.Level.WARNING, part.name() + " did not stop cleanly", e);
            }
        }
        try {
            Files.deleteIfExists(RunFile.in(settings.home().run()));
            Files.deleteIfExists(Leftovers.stopRequest(settings.home().run()));
            lock.close();
        } catch (IOException e) {
            System.getLogger(Running.class.getName())
                    .log(System.Logger.Level.WARNING, "the run directory was not tidied", e);
        }
    }
}
