package fr.galien.sandbox.directory;

import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.progress.Looks;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code galien directory status}. */
@Command(
        name = "status",
        description = "How many professionals the directory holds, what was loaded last, and how old that is.",
        exitCodeListHeading = "%nExit status:%n",
        exitCodeList = {
            "0:as it should be",
            "1:the directory cannot be asked",
            "2:misused",
            "4:too old, or never loaded"
        },
        mixinStandardHelpOptions = true)
final class ShowStatus implements Callable<Integer> {

    static final int TOO_OLD = 4;

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Mixin
    private DirectoryUrl url;

    @Option(
            names = "--max-age",
            paramLabel = "<hours>",
            defaultValue = "72",
            description = "Red when the truth about people is older: files have failed to appear for ten days in a row."
                    + " Default: ${DEFAULT-VALUE}")
    private long maxAgeHours;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        DirectoryStatus status = url.directory(command, home).status();
        Instant now = Instant.now();
        boolean tooOld = status.age(now)
                .map(age -> age.compareTo(Duration.ofHours(maxAgeHours)) > 0)
                .orElse(true);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(ReportJson.of(status, now, tooOld)));
        } else {
            ReportText.print(out, status, now, tooOld, Looks.of(System.out, System.getenv()));
        }
        out.flush();
        return tooOld ? TOO_OLD : 0;
    }
}
