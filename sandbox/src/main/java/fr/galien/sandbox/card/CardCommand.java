package fr.galien.sandbox.card;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code galien card}. */
@Command(
        name = "card",
        description = "Make test cards, list them, take them out, revoke them, confirm with them.",
        mixinStandardHelpOptions = true,
        subcommands = {NewCard.class, ListCards.class, ExportCard.class, RevokeCard.class, ConfirmByCard.class})
public final class CardCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
