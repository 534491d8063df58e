package fr.galien.sandbox.client;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

    /** The names the option is given by. */
    enum Auth {
        secret,
        mtls
    }

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

    @Option(
            names = "--auth",
            defaultValue = "secret",
            description = "How the software authenticates: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Auth auth;

    @Option(
            names = "--subject-dn",
            paramLabel = "<dn>",
            description = "With --auth mtls: the certificate's subject (RFC 4514), exactly.")
    private String subject;

    @Option(
            names = "--ca-dn",
            paramLabel = "<dn>",
            description =
                    "With --auth mtls: the subject of the root authority it leads to. The server must trust that authority.")
    private String authority;

    @Option(
            names = "--for",
            paramLabel = "<stack>",
            description = "Also print settings ready to paste: " + Stack.NAMES + ".")
    private String stack;

    @Override
    public Integer call() {
        ClientSpec spec = new ClientSpec(
                id,
                name == null ? id : name,
                redirects.stream().map(ReturnAddress::parse).toList(),
                postLogouts.stream().map(ReturnAddress::parse).toList(),
                authentication());
        List<Stack> stacks = Stack.named(stack, command.commandLine());
        SandboxHome sandbox = home.home();
        Clients clients = Clients.of(sandbox);
        boolean known = clients.find(id).isPresent();
        RegisteredClient client = clients.register(spec);
        PrintWriter out = command.commandLine().getOut();
        out.println(id + (known ? " is registered anew." : " is registered."));
        SettingsText.print(out, sandbox, client, stacks);
        return 0;
    }

    private ClientAuthentication authentication() {
        boolean named = subject != null && authority != null;
        boolean none = subject == null && authority == null;
        return switch (auth) {
            case secret -> {
                if (!none) {
                    throw usage("--subject-dn and --ca-dn go with --auth mtls");
                }
                yield new ClientAuthentication.BySecret();
            }
            case mtls -> {
                if (!named) {
                    throw usage("--auth mtls needs --subject-dn and --ca-dn: without the authority, anybody could make"
                            + " themselves a certificate with your subject");
                }
                yield new ClientAuthentication.ByCertificate(subject, authority);
            }
        };
    }

    private ParameterException usage(String why) {
        return new ParameterException(command.commandLine(), why);
    }
}
