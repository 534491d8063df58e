package fr.galien.sandbox.phone.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.phone.Choice;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.testkit.phone.PhoneLink;
import fr.galien.testkit.phone.PhoneRequest;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code galien phone approve}. */
@Command(
        name = "approve",
        description = {
            "Approve what waits, with the number its screen shows; without a number it is asked for.",
            "With --link: what the link of a screen asks; of a link without network, the eight digits are shown."
        },
        mixinStandardHelpOptions = true)
final class ApproveRequest extends PhoneTask {

    @Parameters(index = "0", paramLabel = "<name>", description = "The phone.")
    private String name;

    @Parameters(index = "1", arity = "0..1", paramLabel = "<number>", description = "What the screen shows.")
    private String number;

    @Option(names = "--link", paramLabel = "<url>", description = "The link under the QR code, instead of the number.")
    private String link;

    @Option(names = "--client", paramLabel = "<id>", description = "Which request, when several wait.")
    private String client;

    @Override
    protected ObjectNode perform() {
        HeldPhone phone = box().get(name);
        if (link == null) {
            return approve(phone);
        }
        return switch (Links.read(link).orElseThrow(ApproveRequest::noLink)) {
            case PhoneLink.Approve scanned -> approved(phone.approve(scanned));
            case PhoneLink.Offline offline -> withoutNetwork(phone, offline);
            case PhoneLink.Enrol enrol -> throw noLink();
        };
    }

    private ObjectNode approve(HeldPhone phone) {
        PhoneRequest request = Choice.only(phone.waiting(Optional.ofNullable(number)), Optional.ofNullable(client));
        say("%s", Told.text(request));
        String typed = number == null ? Keyboard.ask("Number on the screen: ") : number;
        phone.approve(request, typed);
        return approved(request);
    }

    private ObjectNode withoutNetwork(HeldPhone phone, PhoneLink.Offline offline) {
        PhoneRequest request = phone.use(held -> held.openedWithoutNetwork(offline));
        say("%s", Told.text(request));
        String code = phone.use(held -> held.offlineCode(offline));
        say("Type %s on the screen.", code);
        return done().put("code", code).set("request", Told.json(request));
    }

    private ObjectNode approved(PhoneRequest request) {
        say("Approved: %s.", request.clientName());
        return done().put("state", "approved").set("request", Told.json(request));
    }

    private static Trouble noLink() {
        return new Trouble(
                "BOX-1105",
                "That is not a link that asks for an approval.",
                "Copy it whole, with its #a or #o part, from the page that waits.");
    }
}
