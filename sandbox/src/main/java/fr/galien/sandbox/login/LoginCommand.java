package fr.galien.sandbox.login;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.client.ClientAuthentication;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.RegisteredClient;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code galien login}: a whole login by card or by phone, for people and for scripts. */
@Command(
        name = "login",
        description = {
            "Log a professional in with a test card or a phone of the sandbox, as a browser and a vendor's software would, and"
                    + " show what the software learns.",
            "Exit status 0 only if all of it worked: tokens valid, userinfo about the same person."
        },
        mixinStandardHelpOptions = true)
public final class LoginCommand implements Callable<Integer> {

    private static final String NO_CARD = "none";

    @Spec
    private CommandSpec command;

    @Option(
            names = "--card",
            paramLabel = "<name>",
            description = {
                "A test card of the sandbox (galien card list), its holder's RPPS number, or a .p12 file;",
                "\"none\" presents no card."
            })
    private String card;

    @Mixin
    private PhoneOptions phone;

    @Option(names = "--pin", description = "The card's PIN (default: the one the sandbox gave it; of a file, 1234).")
    private String pin;

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
            Outcome outcome = login(home.home());
            out.print(json ? Json.pretty(OutcomeJson.of(outcome, tokens)) + "\n" : OutcomeText.of(outcome, tokens));
            out.flush();
            return outcome instanceof Outcome.LoggedIn ? 0 : 1;
        } catch (Trouble trouble) {
            if (!json) {
                throw trouble;
            }
            out.println(Json.pretty(OutcomeJson.of(trouble)));
            out.flush();
            return 1;
        }
    }

    private Outcome login(SandboxHome sandbox) {
        boolean byPhone = phone.isChosen();
        if (byPhone == (card != null)) {
            throw new ParameterException(command.commandLine(), "Give either --card or --phone");
        }
        RegisteredClient software = Clients.of(sandbox).get(client);
        if (!(software.authentication() instanceof ClientAuthentication.BySecret)) {
            throw new Trouble(
                    "BOX-1066",
                    "The client " + client + " authenticates with a certificate, whose key this command does not have.",
                    "Log in from the software itself, or use a client with a secret.");
        }
        LoginSettings settings =
                LoginSettings.of(sandbox, software).withScope(scope).withAcrValues(acr);
        if (byPhone) {
            return phone.logIn(sandbox, settings);
        }
        CardLogin login = new CardLogin(settings);
        return card.equals(NO_CARD)
                ? login.runWithoutCard()
                : login.run(Card.find(sandbox, card, Optional.ofNullable(pin)));
    }
}
