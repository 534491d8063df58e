package fr.galien.sandbox.phone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.phone.Choice;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.testkit.phone.Pending;
import fr.galien.testkit.phone.PhoneRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code galien phone watch}: the application, open. */
@Command(
        name = "watch",
        description = {
            "Show what arrives, as it arrives, and answer from the keyboard:",
            "the number on the screen approves, n stops, f says \"this is not me\", q ends."
        },
        mixinStandardHelpOptions = true)
final class WatchPhone extends PhoneTask {

    @Parameters(paramLabel = "<name>", description = "The phone.")
    private String name;

    @Override
    protected ObjectNode perform() {
        if (isForAScript()) {
            throw usage("watch is for people; a script asks with phone approve or phone refuse");
        }
        HeldPhone phone = box().get(name);
        say("%s of %s. Type the number on the screen, n to stop, f for \"not me\", q to end.", name, phone.owner());
        BlockingQueue<String> keyboard = Keyboard.lines();
        Set<String> shown = new HashSet<>();
        while (true) {
            Pending pending = phone.use(held -> held.pending());
            pending.requests().stream()
                    .filter(request -> shown.add(request.cid()))
                    .forEach(request -> say("%s", Told.text(request)));
            String typed = next(keyboard, pending);
            if (typed.equals("q")) {
                return done();
            }
            if (!typed.isEmpty()) {
                act(phone, pending.requests(), typed);
            }
        }
    }

    /** A mistake at the keyboard, or a request that is over, does not end the watch. */
    private void act(HeldPhone phone, List<PhoneRequest> waiting, String typed) {
        try {
            String told = switch (typed) {
                case "n" -> phone.use(held -> held.cancel(Choice.only(waiting)));
                case "f" -> phone.use(held -> held.fraud(Choice.only(waiting)));
                default -> "approved: " + phone.approve(typed).clientName();
            };
            say("It is %s.", told);
        } catch (Trouble trouble) {
            say("%s", trouble.line());
        }
    }

    /** What is typed before it is time to look again; empty when nothing was. */
    private static String next(BlockingQueue<String> keyboard, Pending pending) {
        try {
            String typed = keyboard.poll(Math.max(1, pending.poll().toSeconds()), TimeUnit.SECONDS);
            return typed == null ? "" : typed.strip();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "q";
        }
    }
}
