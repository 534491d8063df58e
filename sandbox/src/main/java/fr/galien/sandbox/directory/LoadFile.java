package fr.galien.sandbox.directory;

import fr.galien.directory.LoadReport;
import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
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
            "Make the directory say what an extraction says.",
            "People who are no longer in it leave practice today; nobody is deleted. A file that cannot be understood whole"
                    + " changes nothing."
        },
        mixinStandardHelpOptions = true)
final class LoadFile implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "<file>", description = "A PS_LibreAcces_Personne_activite text file.")
    private Path file;

    @Option(
            names = "--url",
            paramLabel = "<jdbc-url>",
            description = {
                "The directory's database, jdbc:postgresql://…, instead of the sandbox's. Its tables are made if need be.",
                "The password of the role directory_loader is read from the environment: "
                        + DirectoryLoads.PASSWORD_VARIABLE
            })
    private String url;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        LoadReport report = directory().load(file);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(ReportJson.of(report)));
        } else {
            ReportText.print(out, report);
        }
        out.flush();
        return 0;
    }

    private DirectoryLoads directory() {
        if (url == null) {
            return DirectoryLoads.in(home.home());
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new ParameterException(command.commandLine(), "--url must begin with jdbc:postgresql:");
        }
        return DirectoryLoads.elsewhere(url, System.getenv(DirectoryLoads.PASSWORD_VARIABLE));
    }
}
