package fr.galien.sandbox.launch;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.Ports;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.progress.Relay;
import fr.galien.sandbox.progress.Terminal;
import fr.galien.testkit.nation.Nation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "First of thirteen consecutive ports (default: as last time, at first 8443).")
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

    @Option(
            names = "--services",
            paramLabel = "NAME",
            arity = "0..1",
            split = ",",
            fallbackValue = "record,prescription,messaging",
            description = {
                "Services to call with a token: record, prescription, messaging; all of them without a name.",
                "Built the first time they are asked for. Without this option: messaging, where Dovecot is installed."
            })
    private List<String> services;

    /** How a detached start tells the process that waits for it what it does. */
    @Option(names = "--relay", hidden = true)
    private Path relay;

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
        return relay == null
                ? new Supervisor(settings, terminal, terminal.progress(), true).run()
                : new Supervisor(settings, terminal, new Relay(relay), false).run();
    }

    private SandboxSettings settings(SandboxHome home) {
        try {
            int size = people == null ? home.people().orElse(Nation.DEFAULT_SIZE) : people;
            SandboxSettings settings = new SandboxSettings(home, port == null ? home.ports() : new Ports(port), size)
                    .withServices(
                            services == null ? ServicesBeside.light() : Service.named(services), services != null);
            return longRun ? settings.withServerJvm(SandboxSettings.LONG_RUN) : settings;
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
