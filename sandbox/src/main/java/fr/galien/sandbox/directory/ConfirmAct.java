package fr.galien.sandbox.directory;

import fr.galien.directory.Revocation;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien directory confirm}. */
@Command(name = "confirm", description = "Do what another operator asked for.", mixinStandardHelpOptions = true)
final class ConfirmAct implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OperatorOptions options;

    @Parameters(paramLabel = "<number>", description = "As galien directory revocations lists it.")
    private long number;

    @Override
    public Integer call() {
        Revocation.Act act = options.operators().confirm(number);
        PrintWriter out = command.commandLine().getOut();
        if (options.json()) {
            out.println(Json.pretty(
                    Json.object().put("number", number).put("act", act.name().toLowerCase(Locale.ROOT))));
        } else {
            out.println(
                    switch (act) {
                        case REVOKE -> "Confirmed: the person is revoked.";
                        case LIFT -> "Confirmed: the revocation is lifted.";
                    });
        }
        out.flush();
        return 0;
    }
}
