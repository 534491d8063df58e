package fr.galien.sandbox.client;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien client show}. */
@Command(
        name = "show",
        description = "Every setting of one registered software; the server need not run.",
        mixinStandardHelpOptions = true)
final class ShowClient implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "<id>", description = "The client id.")
    private String id;

    @Option(
            names = "--for",
            paramLabel = "<stack>",
            description = "Also print settings ready to paste: " + Stack.NAMES + ".")
    private String stack;

    @Override
    public Integer call() {
        List<Stack> stacks = Stack.named(stack, command.commandLine());
        SandboxHome sandbox = home.home();
        SettingsText.print(
                command.commandLine().getOut(), sandbox, Clients.of(sandbox).get(id), stacks);
        return 0;
    }
}
