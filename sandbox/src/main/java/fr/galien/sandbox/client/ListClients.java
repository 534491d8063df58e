package fr.galien.sandbox.client;

import fr.galien.sandbox.HomeOption;
import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code galien client list}. */
@Command(name = "list", description = "The software registered in the sandbox.", mixinStandardHelpOptions = true)
final class ListClients implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        List<RegisteredClient> clients = Clients.of(home.home()).all();
        if (clients.isEmpty()) {
            out.println("No software is registered. Register yours: ./galien client add <id> --redirect <uri>");
        }
        for (RegisteredClient client : clients) {
            out.printf(
                    "%-24s %s%n",
                    client.id(),
                    client.redirectUris().stream().map(URI::toString).collect(Collectors.joining(" ")));
        }
        out.flush();
        return 0;
    }
}
