package fr.galien.sandbox;

import fr.galien.directory.LoadRefused;
import fr.galien.identity.Failure;
import fr.galien.sandbox.card.CardCommand;
import fr.galien.sandbox.client.ClientCommand;
import fr.galien.sandbox.directory.DirectoryCommand;
import fr.galien.sandbox.key.KeyCommand;
import fr.galien.sandbox.launch.DownCommand;
import fr.galien.sandbox.launch.ResetCommand;
import fr.galien.sandbox.launch.StatusCommand;
import fr.galien.sandbox.launch.TestCommand;
import fr.galien.sandbox.launch.UpCommand;
import fr.galien.sandbox.login.LoginCommand;
import fr.galien.sandbox.phone.command.PhoneCommand;
import fr.galien.sandbox.token.TokenCommand;
import fr.galien.testkit.card.CardTrouble;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code galien} command. */
@Command(
        name = "galien",
        description = {"An identity federation for health professionals, in a box.", ""},
        mixinStandardHelpOptions = true,
        version = "galien 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            ResetCommand.class,
            LoginCommand.class,
            CardCommand.class,
            PhoneCommand.class,
            KeyCommand.class,
            ClientCommand.class,
            DirectoryCommand.class,
            TokenCommand.class,
            TestCommand.class
        },
        footer = {
            "",
            "First steps:",
            "  ./galien up                      start everything; it says what to open",
            "  ./galien login --card medecin    a whole login, from another terminal",
            "",
            "./galien COMMAND --help says more about each."
        })
public final class Galien implements Runnable {

    @Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces of unexpected errors.")
    private boolean verbose;

    private Galien() {}

    public static void main(String[] args) {
        // Since JDK 22 a console is there even when nobody looks at it; this one says the truth on 21 and 25 alike.
        if (System.getProperty("jdk.console") == null) {
            System.setProperty("jdk.console", "java.base");
        }
        CommandLine line = commandLine();
        int status;
        try {
            status = line.execute(args);
        } catch (Error e) {
            status = line.<Galien>getCommand().report(e, line);
        }
        System.exit(status);
    }

    static CommandLine commandLine() {
        Galien galien = new Galien();
        CommandLine line = new CommandLine(galien);
        line.setExecutionExceptionHandler((exception, command, parsed) -> galien.report(exception, command));
        return line;
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    private int report(Throwable exception, CommandLine command) {
        command.getErr().println(sentence(exception));
        if (verbose) {
            exception.printStackTrace(command.getErr());
        }
        return 1;
    }

    private static String sentence(Throwable exception) {
        return switch (exception) {
            case Trouble trouble -> trouble.line();
            case CardTrouble trouble -> trouble.code() + ": " + trouble.getMessage() + " " + trouble.wayOut();
            case LoadRefused refused ->
                refused.getMessage() + " " + refused.refusal().wayOut();
            case Failure failure -> failure.code() + ": " + exception.getMessage();
            case Throwable full
            when isFullDisk(full) ->
                new Trouble("BOX-1005", "The disk is full.", "Make room, then run it again.").line();
            default ->
                new Trouble(
                                "BOX-1000",
                                "This was not foreseen: " + exception + ".",
                                "Run it again with --verbose to see where; logs are in .galien/log")
                        .line();
        };
    }

    /** Operating systems have a sentence for it, and Java no type. */
    private static boolean isFullDisk(Throwable exception) {
        return Stream.iterate(exception, Objects::nonNull, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .anyMatch(message -> message.contains("No space left on device")
                        || message.contains("not enough space on the disk"));
    }
}
