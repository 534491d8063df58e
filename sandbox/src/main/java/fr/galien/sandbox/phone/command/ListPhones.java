package fr.galien.sandbox.phone.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.phone.HeldPhone;
import fr.galien.testkit.phone.DeviceInfo;
import picocli.CommandLine.Command;

/** {@code galien phone list}. */
@Command(
        name = "list",
        description = "Show the phones there are, and what the service says of each.",
        mixinStandardHelpOptions = true)
final class ListPhones extends PhoneTask {

    private static final String ROW = "%-20s %-30s %-14s %-8s %s";

    @Override
    protected ObjectNode perform() {
        ObjectNode told = done();
        ArrayNode phones = told.putArray("phones");
        if (box().names().isEmpty()) {
            say("No phone yet. Enrol one: ./galien phone enrol <name> --card medecin");
            return told;
        }
        say(ROW, "NAME", "OWNER", "OWNER'S ID", "LEVEL", "STATUS");
        for (String name : box().names()) {
            HeldPhone phone = box().get(name);
            ObjectNode row = phones.addObject()
                    .put("name", name)
                    .put("owner", phone.owner())
                    .put("person", phone.person());
            try {
                DeviceInfo device = phone.use(held -> held.pending().device());
                row.put("status", device.status()).put("acr", device.acr()).put("ring", device.ring());
            } catch (Trouble trouble) {
                row.put("status", trouble.code()).put("acr", "").put("why", trouble.getMessage());
            }
            say(
                    ROW,
                    name,
                    phone.owner(),
                    phone.person(),
                    row.path("acr").asText(),
                    row.path("status").asText() + " " + row.path("why").asText(""));
        }
        return told;
    }
}
