package fr.galien.sandbox.client;

import fr.galien.sandbox.SandboxHome;
import java.io.PrintWriter;
import java.util.List;

/** A client's settings, told to the vendor at the terminal. */
final class SettingsText {

    private SettingsText() {}

    static void print(PrintWriter out, SandboxHome home, RegisteredClient client, List<Stack> stacks) {
        ClientSettings settings = new ClientSettings(home, client);
        out.println();
        settings.values().forEach((name, value) -> out.printf("  %-30s %s%n", name, value));
        out.println();
        out.println("Kept in " + Clients.of(home).fileOf(client.id()) + "; docs/vendor.md explains each setting.");
        if (client.authentication() instanceof ClientAuthentication.BySecret
                && !client.redirectUris().isEmpty()) {
            out.println("Try it:  ./galien login --client " + client.id() + " --card <name>");
        }
        for (Stack stack : stacks) {
            out.println();
            out.println("---- " + stack.title() + " ----");
            out.println();
            out.print(stack.fill(settings));
        }
        if (stacks.isEmpty()) {
            out.println("Ready to paste:  ./galien client show " + client.id() + " --for " + Stack.NAMES);
        }
        out.flush();
    }
}
