package fr.galien.sandbox.key;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.sandbox.ToldTask;
import picocli.CommandLine.Command;

/** {@code galien key list}. */
@Command(name = "list", description = "Show the keys there are.", mixinStandardHelpOptions = true)
final class ListKeys extends ToldTask {

    private static final String ROW = "%-20s %s";

    @Override
    protected ObjectNode perform() {
        ObjectNode told = done();
        ArrayNode keys = told.putArray("keys");
        KeyBox box = new KeyBox(home());
        if (box.names().isEmpty()) {
            say("No key yet. Add one: ./galien key add medecin");
            return told;
        }
        say(ROW, "NAME", "KIND");
        for (String name : box.names()) {
            String kind = box.find(name).filter(HeldKey::synced).isPresent() ? "synced" : "security-key";
            keys.addObject().put("name", name).put("kind", kind);
            say(ROW, name, kind.equals("synced") ? "passkey, in all devices" : "security key, of the sandbox's maker");
        }
        return told;
    }
}
