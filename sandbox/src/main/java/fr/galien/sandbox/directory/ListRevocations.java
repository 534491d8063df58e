package fr.galien.sandbox.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import fr.galien.directory.Revocation;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code galien directory revocations}. */
@Command(
        name = "revocations",
        description = "Who is revoked, and what waits for a second operator.",
        mixinStandardHelpOptions = true)
final class ListRevocations implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OperatorOptions options;

    @Override
    public Integer call() {
        List<Revocation> revocations = options.operators().revocations();
        PrintWriter out = command.commandLine().getOut();
        if (options.json()) {
            ArrayNode all = Json.array();
            revocations.stream().map(RevocationText::json).forEach(all::add);
            out.println(Json.pretty(all));
        } else if (revocations.isEmpty()) {
            out.println("Nobody is revoked, and nothing waits.");
        } else {
            revocations.forEach(revocation -> RevocationText.print(out, revocation));
        }
        out.flush();
        return 0;
    }
}
