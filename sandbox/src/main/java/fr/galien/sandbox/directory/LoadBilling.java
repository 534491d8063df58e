package fr.galien.sandbox.directory;

import fr.galien.directory.BillingReport;
import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien directory billing load}. */
@Command(
        name = "load",
        description = {
            "Replace the billing register by a file's.",
            "UTF-8, one entry a line, columns found by their names in the first line, separated by |:",
            "national_id|structure|identifiant_facturation|code_specialite_amo",
            "It is taken whole or not at all."
        },
        mixinStandardHelpOptions = true)
final class LoadBilling implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "<file>", description = "The register.")
    private Path file;

    @Mixin
    private DirectoryUrl url;

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Override
    public Integer call() {
        BillingReport report = url.directory(command, home).loadBilling(file);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.pretty(Json.object()
                    .put("entries", report.entries())
                    .put("added", report.added())
                    .put("changed", report.changed())
                    .put("removed", report.removed())
                    .put("strangers", report.strangers())));
        } else {
            out.printf(
                    "The register has %,d entries: %,d added, %,d changed, %,d removed.%n",
                    report.entries(), report.added(), report.changed(), report.removed());
            if (report.strangers() > 0) {
                out.printf("%,d of them name people the directory does not know.%n", report.strangers());
            }
        }
        out.flush();
        return 0;
    }
}
