package fr.galien.sandbox.directory;

import fr.galien.directory.Revocation;
import fr.galien.directory.jdbc.OperatorDesk;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien directory lift}. */
@Command(
        name = "lift",
        description = {
            "Ask that a revoked person no longer be stopped.",
            "It comes true when a second operator confirms it: galien directory confirm."
        },
        mixinStandardHelpOptions = true)
final class LiftRevocation implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private OperatorOptions options;

    @Parameters(paramLabel = "<id>", description = "Any identifier of the person.")
    private String id;

    @Option(names = "--reason", required = true, description = "Why: 3 to 500 characters. It is kept.")
    private String reason;

    @Override
    public Integer call() {
        OperatorDesk.Asked asked = options.operators().lift(id, reason);
        Asking.print(command, options, Revocation.Act.LIFT, asked);
        return 0;
    }
}
