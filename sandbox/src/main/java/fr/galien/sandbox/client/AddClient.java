package fr.galien.sandbox.client;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code galien client add}. */
@Command(
        name = "add",
        description = {
            "Register software, or change what was registered; a secret once given stays.",
            "Prints every setting, and with --for what to paste into a common stack."
        },
        mixinStandardHelpOptions = true)
final class AddClient implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private HomeOption home;

    @Parameters(paramLabel = "<id>", description = "The client id.")
    private String id;

    @Option(
            names = "--redirect",
            required = true,
            paramLabel = "<uri>",
            arity = "1..*",
            description = "Where the browser comes back to; compared character for character. Repeatable.")
    private List<String> redirects;

    @Option(
            names = "--post-logout",
            paramLabel = "<uri>",
            arity = "1..*",
            description = "Where a logout may lead back to (default: the redirect URIs). Repeatable.")
    private List<String> postLogouts = List.of();

    @Option(names = "--name", description = "The software's name on the login page (default: the id).")
    private String name;

    @Mixin
    private AuthenticationOptions authentication;

    @Mixin
    private HabitOptions habits;

    @Mixin
    private ServiceOptions services;

    @Option(
            names = "--for",
            paramLabel = "<stack>",
            description = "Also print settings ready to paste: " + Stack.NAMES + ".")
    private String stack;

    @Override
    public Integer call() {
        SandboxHome sandbox = home.home();
        SoftwareCertificates certificates = new SoftwareCertificates(sandbox);
        ClientAuthentication way = authentication.chosen(certificates);
        ClientSpec spec = new ClientSpec(
                id,
                name == null ? id : name,
                redirects.stream().map(ReturnAddress::parse).toList(),
                postLogouts.stream().map(ReturnAddress::parse).toList(),
                way,
                habits.chosen(),
                services.chosen(way));
        List<Stack> stacks = Stack.named(stack, command.commandLine());
        Clients clients = Clients.of(sandbox);
        Optional<RegisteredClient> known = clients.find(id);
        RegisteredClient client = clients.register(spec);
        if (spec.authentication() instanceof ClientAuthentication.ByStructure structure
                && !(certificates.exists(id)
                        && known.map(RegisteredClient::authentication)
                                .filter(structure::equals)
                                .isPresent())) {
            certificates.issue(id, structure.structure());
        }
        PrintWriter out = command.commandLine().getOut();
        out.println(id + (known.isPresent() ? " is registered anew." : " is registered."));
        SettingsText.print(out, sandbox, client, stacks);
        return 0;
    }
}
