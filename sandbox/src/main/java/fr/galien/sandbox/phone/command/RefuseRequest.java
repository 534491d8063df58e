package fr.galien.sandbox.phone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.phone.Choice;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.testkit.phone.PhoneRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galien phone refuse}. */
@Command(
        name = "refuse",
        description = "Refuse what waits: it is stopped, or with --not-me reported.",
        mixinStandardHelpOptions = true)
final class RefuseRequest extends PhoneTask {

    @Parameters(paramLabel = "<name>", description = "The phone.")
    private String name;

    @Option(names = "--not-me", description = "Say that somebody else began it.")
    private boolean notMe;

    @Option(names = "--client", paramLabel = "<id>", description = "Which request, when several wait.")
    private String client;

    @Override
    protected ObjectNode perform() {
        HeldPhone phone = box().get(name);
        PhoneRequest request = phone.use(held -> Choice.only(held.pending().requests(), Optional.ofNullable(client)));
        say("%s", Told.text(request));
        String state = phone.use(held -> notMe ? held.fraud(request) : held.cancel(request));
        say(notMe ? "Reported: this was not its owner." : "Stopped.");
        return done().put("state", state).set("request", Told.json(request));
    }
}
