package fr.galien.sandbox.directory;

import fr.galien.directory.Guard;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadRequest;
import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.progress.Looks;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien directory load}. */
@Command(
        name = "load",
        description = {
            "Make the directory say what national extractions say.",
            "Each file is known by its header: PS_LibreAcces_Personne_activite, _SavoirFaire, _Dipl_AutExerc,"
                    + " Extraction_ProSanteConnect_Personne_activite, Porteurs_CPS_CPF, Extraction_Correspondance_MSSante,"
                    + " and merges (N° ADELI;N° RPPS).",
            "People who are no longer in the files leave practice today; nobody is deleted. It is applied whole or not at all."
        },
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:applied, or with --plan: said what would change",
            "1:refused, for the reason printed",
            "2:misused",
            "3:stopped by the guard: look, then --accept"
        },
        mixinStandardHelpOptions = true)
final class LoadFile implements Callable<Integer> {

    static final int STOPPED = 3;

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "<file>", arity = "1..*", description = "National extractions, plain text or zip.")
    private List<Path> files;

    @Mixin
    private DirectoryUrl url;

    @Option(names = "--plan", description = "Say what would change, and change nothing.")
    private boolean plan;

    @Option(
            names = "--accept",
            paramLabel = "<digest>",
            description = "Go on with the load that was stopped under this digest, and with no other.")
    private Optional<String> accepted = Optional.empty();

    @Option(
            names = "--most-changed",
            paramLabel = "<percent>",
            defaultValue = "5",
            description = "Stop if more than this share changes or goes. Default: ${DEFAULT-VALUE}")
    private double mostChanged;

    @Option(
            names = "--most-gone",
            paramLabel = "<percent>",
            defaultValue = "1",
            description =
                    "Stop if more than this share of one profession, department or authority goes. Default: ${DEFAULT-VALUE}")
    private double mostGone;

    @Option(
            names = "--rejects",
            paramLabel = "<file>",
            defaultValue = "rejected-lines.txt",
            description = "Where lines go that cannot be taken. Personal data. Default: ${DEFAULT-VALUE}")
    private Path rejects;

    @Option(
            names = "--work",
            paramLabel = "<dir>",
            description =
                    "Where rows are put aside meanwhile, as much as the unpacked files. Default: the machine's own")
    private Path work = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--json", description = "Print the report as JSON, and no progress.")
    private boolean json;

    @Override
    public Integer call() {
        LoadRequest request = new LoadRequest(files, guard(), accepted, plan, rejects);
        DirectoryLoads directory = url.directory(command, home);
        LoadOutcome outcome;
        try (ClosableProgress progress = progress()) {
            outcome = directory.load(request, progress, work);
        }
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(ReportJson.of(outcome)));
        } else {
            ReportText.print(out, outcome);
        }
        out.flush();
        return outcome instanceof LoadOutcome.Stopped ? STOPPED : 0;
    }

    private Guard guard() {
        try {
            return new Guard(mostChanged / 100, mostGone / 100);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), "a percentage is between 0 and 100");
        }
    }

    private ClosableProgress progress() {
        PrintStream out = System.err;
        if (json) {
            return new Silent();
        }
        Looks looks = Looks.of(out, System.getenv());
        return looks.live() ? new ProgressBarOnTerminal(out, looks) : new ProgressLines(out, System::nanoTime);
    }

    /** For machines, who read the report. */
    private static final class Silent implements ClosableProgress {

        @Override
        public void at(Stage stage, long done, long total) {}

        @Override
        public void close() {}
    }
}
