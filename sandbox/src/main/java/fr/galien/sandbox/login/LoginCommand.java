package fr.galien.sandbox.login;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Browser;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code galien login}: a whole login, for people and for scripts. */
@Command(
        name = "login",
        description = {
            "Log a professional in with a test card, a phone or a key of the sandbox, as a browser and a vendor's software would, and"
                    + " show what the software learns.",
            "With two means the first logs in, and the second steps up to --acr in the same browser.",
            "Exit status 0 only if all of it worked: tokens valid, userinfo about the same person."
        },
        mixinStandardHelpOptions = true)
public final class LoginCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private MeansOptions means;

    @Option(
            names = "--client",
            defaultValue = "demo",
            paramLabel = "<id>",
            description = "The software logged in to (galien client list; default: ${DEFAULT-VALUE}).")
    private String client;

    @Option(
            names = "--scope",
            defaultValue = LoginSettings.SCOPE,
            description = "What the software asks for (default: ${DEFAULT-VALUE}).")
    private String scope;

    @Option(
            names = "--acr",
            defaultValue = LoginSettings.ACR_VALUES,
            description = "The level the software asks for (default: ${DEFAULT-VALUE}).")
    private String acr;

    @Option(names = "--json", description = "One JSON document on standard output, whatever happens.")
    private boolean json;

    @Option(names = "--tokens", description = "Show the tokens themselves too.")
    private boolean tokens;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        try {
            List<MeansOptions.Ready> ready = means.ready(home.home());
            return ready.size() == 1 ? logIn(ready.getFirst(), out) : stepUp(ready, out);
        } catch (Trouble trouble) {
            if (!json) {
                throw trouble;
            }
            out.println(Json.pretty(OutcomeJson.of(trouble)));
            out.flush();
            return 1;
        }
    }

    private int logIn(MeansOptions.Ready by, PrintWriter out) {
        LoginSettings settings = settings(home.home());
        Outcome outcome = by.logIn(settings, new Browser(settings.trust()));
        out.print(json ? Json.pretty(OutcomeJson.of(outcome, tokens)) + "\n" : OutcomeText.of(outcome, tokens));
        out.flush();
        return outcome instanceof Outcome.LoggedIn ? 0 : 1;
    }

    /** The first means logs in as software usually asks; then the same browser is asked for more, which the second gives. */
    private int stepUp(List<MeansOptions.Ready> by, PrintWriter out) {
        LoginSettings settings = settings(home.home());
        Browser browser = new Browser(settings.trust());
        Outcome first = by.getFirst().logIn(settings.withAcrValues(LoginSettings.ACR_VALUES), browser);
        StepUp both = new StepUp(
                first,
                acr,
                first instanceof Outcome.LoggedIn
                        ? Optional.of(by.getLast().logIn(settings, browser))
                        : Optional.empty());
        out.print(json ? Json.pretty(both.json(tokens)) + "\n" : both.text(tokens));
        out.flush();
        return both.worked() ? 0 : 1;
    }

    private LoginSettings settings(SandboxHome sandbox) {
        RegisteredClient software = Clients.of(sandbox).get(client);
        if (!(software.authentication() instanceof ClientAuthentication.BySecret)) {
            throw new Trouble(
                    "BOX-1066",
                    "The client " + client + " authenticates with a certificate, whose key this command does not have.",
                    "Log in from the software itself, or use a client with a secret.");
        }
        return LoginSettings.of(sandbox, software).withScope(scope).withAcrValues(acr);
    }
}
