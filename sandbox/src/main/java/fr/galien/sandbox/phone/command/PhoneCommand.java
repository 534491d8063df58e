package fr.galien.sandbox.phone.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code galien phone}. */
@Command(
        name = "phone",
        description = "Enrol phones in the terminal, answer with them, watch what arrives, take them away.",
        mixinStandardHelpOptions = true,
        subcommands = {
            EnrolPhone.class,
            ListPhones.class,
            ApproveRequest.class,
            RefuseRequest.class,
            WatchPhone.class,
            RemovePhone.class
        })
public final class PhoneCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
