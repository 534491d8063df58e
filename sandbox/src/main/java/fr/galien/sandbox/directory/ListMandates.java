package fr.galien.sandbox.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.galien.directory.MandateRecord;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code galien directory mandate list}. */
@Command(name = "list", description = "Mandates in force and to come.", mixinStandardHelpOptions = true)
final class ListMandates implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OperatorOptions options;

    @Option(names = "--all", description = "Those that are over too.")
    private boolean all;

    @Override
    public Integer call() {
        List<MandateRecord> mandates = options.operators().mandates(all);
        PrintWriter out = command.commandLine().getOut();
        if (options.json()) {
            ArrayNode list = Json.array();
            mandates.stream().map(MandateText::json).forEach(list::add);
            out.println(Json.pretty(list));
        } else if (mandates.isEmpty()) {
            out.println(all ? "There never was a mandate." : "No mandate is in force or to come.");
        } else {
            mandates.forEach(mandate -> MandateText.print(out, mandate));
        }
        out.flush();
        return 0;
    }
}
