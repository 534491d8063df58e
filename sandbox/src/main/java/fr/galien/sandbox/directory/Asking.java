package fr.galien.sandbox.directory;

import fr.galien.directory.Revocation;
import fr.galien.directory.jdbc.OperatorDesk;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** What came of something an operator asked for. */
final class Asking {

    private Asking() {}

    static void print(CommandSpec command, OperatorOptions options, Revocation.Act act, OperatorDesk.Asked asked) {
        PrintWriter out = command.commandLine().getOut();
        if (options.json()) {
            out.println(Json.pretty(Json.object()
                    .put("number", asked.number())
                    .put("act", act.name().toLowerCase(Locale.ROOT))
                    .put("waits", asked.waits())));
        } else if (asked.waits()) {
            out.printf("Asked for as number %d, and not done yet: it waits for another operator.%n", asked.number());
            out.printf("  ./galien directory confirm %d --as <operator>%n", asked.number());
        } else {
            out.printf("Revoked, number %d. It holds until it is lifted.%n", asked.number());
        }
        out.flush();
    }
}
