package fr.galien.sandbox.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.ToldTask;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galien key add}. */
@Command(
        name = "add",
        description = "Add a key to what the holder of a card logs in with: by that card, on the real pages.",
        mixinStandardHelpOptions = true)
final class AddKey extends ToldTask {

    @Parameters(
            paramLabel = "<card>",
            description = "A test card of the sandbox (galien card list), or its holder's number.")
    private String card;

    @Option(names = "--as", paramLabel = "<name>", description = "What the key is called here (default: as the card).")
    private String name;

    @Option(
            names = "--synced",
            description = "A passkey that is in all of a person's devices, and says nothing of its maker.")
    private boolean synced;

    @Override
    protected ObjectNode perform() {
        say("Adding a key with the card %s.", card);
        NewKey added = NewKey.of(home(), card, name == null ? card : name, synced);
        String key = added.key().name();
        say(
                "The key %s is worth %s%s.",
                key,
                added.worth().level(),
                added.worth().why().isEmpty() ? "" : " (" + added.worth().why() + ")");
        say("Try it:  ./galien login --passkey %s", key);
        return done().put("name", key)
                .put("acr", added.worth().level())
                .put("why", added.worth().why());
    }
}
