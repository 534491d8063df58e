package fr.galien.sandbox.key;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code galien key}. */
@Command(
        name = "key",
        description = "Security keys and passkeys in the terminal: add them to what somebody logs in with.",
        mixinStandardHelpOptions = true,
        subcommands = {ListKeys.class, AddKey.class})
public final class KeyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
