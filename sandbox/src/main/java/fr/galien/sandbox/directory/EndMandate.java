package fr.galien.sandbox.directory;

import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien directory mandate end}. */
@Command(
        name = "end",
        description = "End a mandate now, before its last day. That it was there is kept.",
        mixinStandardHelpOptions = true)
final class EndMandate implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OperatorOptions options;

    @Parameters(paramLabel = "<number>", description = "As galien directory mandate list has it.")
    private long number;

    @Option(names = "--reason", required = true, description = "Why: 3 to 500 characters. It is kept.")
    private String reason;

    @Override
    public Integer call() {
        options.operators().end(number, reason);
        PrintWriter out = command.commandLine().getOut();
        if (options.json()) {
            out.println(Json.pretty(Json.object().put("number", number).put("ended", true)));
        } else {
            out.printf("Mandate %d is over: nobody gets a token by it from now on.%n", number);
        }
        out.flush();
        return 0;
    }
}
