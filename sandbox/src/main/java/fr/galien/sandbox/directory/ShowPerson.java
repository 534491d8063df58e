package fr.galien.sandbox.directory;

import fr.galien.directory.PersonFile;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien directory show}. */
@Command(name = "show", description = "What the directory holds of one person.", mixinStandardHelpOptions = true)
final class ShowPerson implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OperatorOptions options;

    @Parameters(paramLabel = "<id>", description = "Any identifier of the person.")
    private String id;

    @Override
    public Integer call() {
        PersonFile file = options.operators().file(id);
        PrintWriter out = command.commandLine().getOut();
        if (options.json()) {
            out.println(Json.pretty(FileJson.of(file)));
        } else {
            FileText.print(out, file);
        }
        out.flush();
        return 0;
    }
}
