package fr.galien.sandbox.directory;

import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code galien directory status}. */
@Command(
        name = "status",
        description = "How many professionals the directory holds, and what was loaded last.",
        mixinStandardHelpOptions = true)
final class ShowStatus implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Option(names = "--json", description = "Print it as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        DirectoryStatus status = DirectoryLoads.in(home.home()).status();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(ReportJson.of(status)));
        } else {
            ReportText.print(out, status);
        }
        out.flush();
        return 0;
    }
}
