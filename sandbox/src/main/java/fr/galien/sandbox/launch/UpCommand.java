package fr.galien.sandbox.launch;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.Ports;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.progress.Progress;
import fr.galien.sandbox.progress.Relay;
import fr.galien.sandbox.progress.Terminal;
import fr.galien.testkit.nation.Nation;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code galien up}. */
@Command(
        name = "up",
        description = {
            "Start the sandbox and say what to open.",
            "PostgreSQL, Keycloak with our providers, the TLS front, a test card authority, a fictitious nation and a"
                    + " demo software, on this machine only. Ctrl-C stops them; what they hold is kept until"
                    + " ./galien reset."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class UpCommand implements Callable<Integer> {

    private static final long LOOK_FOR_STOP_MILLIS = 250;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "First of eight consecutive ports (default: as last time, at first 8443).")
    private Integer port;

    @Option(
            names = "--people",
            paramLabel = "N",
            description = "Size of the nation (default: as last time, at first 2000).")
    private Integer people;

    @Option(names = "--detach", description = "Return when all is ready; ./galien down stops it.")
    private boolean detach;

    @Option(
            names = "--long-run",
            description = "Run Keycloak on the JVM options of kc.sh: starts later, then serves faster. For measuring.")
    private boolean longRun;

    /** How a detached start tells the process that waits for it what it does. */
    @Option(names = "--relay", hidden = true)
    private boolean relay;

    @Mixin
    private HomeOption where;

    @Override
    public Integer call() throws Exception {
        SandboxHome home = where.home();
        Terminal terminal = Terminal.standard();
        Optional<RunFile> running = RunFile.read(home.run())
                .filter(file -> file.living(Part.SUPERVISOR).isPresent());
        if (running.filter(RunFile::ready).isPresent()) {
            terminal.out().println("Galien is running already.");
            new Summary(home, Secrets.open(home.secrets())).print(terminal);
            return 0;
        }
        SandboxSettings settings = settings(home);
        if (detach) {
            Detached.start(settings, terminal);
            new Summary(home, Secrets.open(home.secrets())).print(terminal);
            return 0;
        }
        return supervise(settings, terminal);
    }

    private SandboxSettings settings(SandboxHome home) {
        try {
            int size = people == null ? home.people().orElse(Nation.DEFAULT_SIZE) : people;
            SandboxSettings settings = new SandboxSettings(home, port == null ? home.ports() : new Ports(port), size);
            return longRun ? settings.withServerJvm(SandboxSettings.LONG_RUN) : settings;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private int supervise(SandboxSettings settings, Terminal terminal) throws Exception {
        SandboxHome home = settings.home();
        CountDownLatch ended = new CountDownLatch(1);
        Thread starter = Thread.currentThread();
        long start = System.nanoTime();
        Thread atExit = new Thread(
                () -> {
                    // Ctrl-C or a plain kill: give the main thread the time to stop what it started.
                    starter.interrupt();
                    try {
                        ended.await(60, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "stop");
        Runtime.getRuntime().addShutdownHook(atExit);
        Progress progress = relay ? new Relay(Detached.relay(home)) : terminal.progress();
        try (Running running = Sandbox.start(settings, progress)) {
            progress.close();
            if (!relay) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                terminal.out().println();
                terminal.out().printf("Galien is ready after %.0f s.%n", took.toMillis() / 1000.0);
                new Summary(home, running.secrets()).print(terminal);
                terminal.out().println("Ctrl-C stops it.");
            }
            awaitEnd(running);
            terminal.out().println("Stopping.");
        } catch (InterruptedException e) {
            progress.close();
            terminal.out().println("Stopped.");
            return 130;
        } finally {
            progress.close();
            ended.countDown();
        }
        return 0;
    }

    /** @throws Trouble BOX-1014 if a part ends by itself */
    private static void awaitEnd(Running running) throws IOException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!never.await(LOOK_FOR_STOP_MILLIS, TimeUnit.MILLISECONDS)) {
            if (Files.exists(Leftovers.stopRequest(running.settings().home().run()))) {
                return;
            }
            Optional<String> lost = running.lost();
            if (lost.isPresent()) {
                throw new Trouble(
                        "BOX-1014",
                        lost.get() + " ended by itself; the sandbox stops.",
                        "Read the logs in " + running.settings().home().log() + ", then start again: ./galien up");
            }
        }
    }
}
