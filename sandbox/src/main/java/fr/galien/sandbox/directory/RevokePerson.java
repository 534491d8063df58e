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

/** {@code galien directory revoke}. */
@Command(
        name = "revoke",
        description = {
            "Stop a person everywhere, at once and until it is lifted, whatever the national files say.",
            "More than ten an hour need a second operator: galien directory confirm."
        },
        mixinStandardHelpOptions = true)
final class RevokePerson implements Callable<Integer> {

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
        OperatorDesk.Asked asked = options.operators().revoke(id, reason);
        Asking.print(command, options, Revocation.Act.REVOKE, asked);
        return 0;
    }
}
