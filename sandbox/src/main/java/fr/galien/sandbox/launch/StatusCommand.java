package fr.galien.sandbox.launch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.progress.Looks;
import fr.galien.sandbox.progress.Terminal;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code galien status}. */
@Command(
        name = "status",
        description = "Say whether the sandbox runs, by asking each of its parts.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {"0:everything runs and answers", "1:it runs, and a part does not answer", "3:it does not run"})
public final class StatusCommand implements Callable<Integer> {

    private static final int STOPPED = 3;

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Mixin
    private HomeOption where;

    @Override
    public Integer call() throws Exception {
        SandboxHome home = where.home();
        Status status = Status.of(home);
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(new ObjectMapper()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .writeValueAsString(status.toMap()));
        } else {
            print(status, home, Terminal.standard());
        }
        return switch (status.state()) {
            case RUNNING -> 0;
            case STARTING, BROKEN -> 1;
            case STOPPED -> STOPPED;
        };
    }

    private static void print(Status status, SandboxHome home, Terminal terminal) throws Exception {
        PrintStream out = terminal.out();
        Looks looks = terminal.looks();
        switch (status.state()) {
            case STOPPED -> out.println("Galien is not running.  ./galien up starts it.");
            case STARTING ->
                out.println("Galien is starting, since " + status.since() + " (process " + status.supervisor() + ").");
            case BROKEN ->
                out.println(
                        "Galien runs since " + status.since() + ", but not whole.  ./galien down, then ./galien up.");
            case RUNNING ->
                out.println("Galien is running since " + status.since() + " (process " + status.supervisor() + ").");
        }
        for (Map.Entry<String, Boolean> part : status.parts().entrySet()) {
            String answer = part.getValue() ? looks.faint("answers") : looks.bad("does not answer");
            out.println("  " + String.format("%-22s", part.getKey()) + answer);
        }
        if (status.state() == Status.State.RUNNING) {
            new Summary(home, Secrets.open(home.secrets())).print(terminal);
        }
    }
}
