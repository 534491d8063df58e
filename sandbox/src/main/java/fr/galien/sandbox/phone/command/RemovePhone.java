package fr.galien.sandbox.phone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.phone.PhoneBox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galien phone remove}. */
@Command(
        name = "remove",
        description = "Give a phone up: the service forgets it, and its keys are thrown away.",
        mixinStandardHelpOptions = true)
final class RemovePhone extends PhoneTask {

    @Parameters(paramLabel = "<name>", description = "The phone.")
    private String name;

    @Option(names = "--here-only", description = "Throw it away as if it were lost: the service still knows it.")
    private boolean hereOnly;

    @Override
    protected ObjectNode perform() {
        PhoneBox box = box();
        if (!hereOnly) {
            box.get(name).revoke();
        }
        box.discard(name);
        say(hereOnly ? "The phone %s is lost; the service still knows it." : "The phone %s is no more.", name);
        return done().put("name", name);
    }
}
