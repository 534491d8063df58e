package fr.galien.sandbox.token;

import fr.galien.sandbox.HomeOption;
import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.Trouble;
import fr.galien.sandbox.client.Clients;
import fr.galien.sandbox.client.StructureNumber;
import fr.galien.sandbox.login.Card;
import fr.galien.sandbox.login.CardLogin;
import fr.galien.sandbox.login.LoginSettings;
import fr.galien.sandbox.login.Outcome;
import fr.galien.sandbox.login.OutcomeJson;
import fr.galien.sandbox.login.OutcomeText;
import fr.galien.sandbox.net.Json;
import fr.galien.sandbox.service.Proxies;
import fr.galien.sandbox.service.ServiceKind;
import fr.galien.testkit.demo.Workplace;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code galien token}. */
@Command(
        name = "token",
        description = {
            "Get a token for a service, as a structure's software would, and show what it says.",
            "Somebody logs in with a card; the structure's proxy exchanges their token over mutual TLS.",
            "Exit status 0 only if the token is right."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class TokenCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(
            names = "--for",
            required = true,
            paramLabel = "<service>",
            description = "record, prescription or messaging.")
    private String service;

    @Option(
            names = "--card",
            defaultValue = "medecin",
            paramLabel = "<name>",
            description = "Who logs in: a test card (galien card list; default: ${DEFAULT-VALUE}).")
    private String card;

    @Option(
            names = "--structure",
            paramLabel = "<number>",
            description = "The structure whose software asks (Struct_IdNat); needed where the person works in several.")
    private String structure;

    @Option(
            names = "--situation",
            paramLabel = "<codes>",
            description = "The activity to act in: profession and category, sector, mode; 10C/SA08 for example.")
    private String situation;

    @Option(names = "--vihf", description = "An assertion (VIHF) instead of a token; needs --patient.")
    private boolean vihf;

    @Option(
            names = "--patient",
            paramLabel = "<INS>",
            description = "With --vihf: the patient it is about, an INS of the test range.")
    private String patient;

    @Option(names = "--json", description = "One JSON document on standard output, whatever happens.")
    private boolean json;

    @Option(
            names = "--raw",
            description = {"The token and nothing else, to be used by another command; with --json: the token too."})
    private boolean raw;

    @Mixin
    private HomeOption home;

    @Override
    public Integer call() throws IOException {
        TokenOrder order = order();
        PrintWriter out = command.commandLine().getOut();
        try {
            return run(order, home.home(), out);
        } catch (Trouble trouble) {
            if (!json) {
                throw trouble;
            }
            out.println(Json.pretty(OutcomeJson.of(trouble)));
            return 1;
        } finally {
            out.flush();
        }
    }

    private TokenOrder order() {
        if (vihf != (patient != null)) {
            throw new ParameterException(command.commandLine(), "--vihf and --patient go together");
        }
        ServiceKind wanted = Arrays.stream(ServiceKind.values())
                .filter(one -> one.kind().equals(service))
                .findFirst()
                .orElseThrow(() ->
                        new ParameterException(command.commandLine(), "--for is record, prescription or messaging"));
        return new TokenOrder(
                wanted,
                Optional.ofNullable(situation),
                Optional.ofNullable(patient).map(TokenOrder.Patient::of));
    }

    private int run(TokenOrder order, SandboxHome sandbox, PrintWriter out) throws IOException {
        LoginSettings settings = LoginSettings.of(sandbox, Clients.of(sandbox).get(Proxies.SUBJECT));
        Outcome outcome = new CardLogin(settings).run(Card.find(sandbox, card, Optional.empty()));
        if (!(outcome instanceof Outcome.LoggedIn person)) {
            out.print(json ? Json.pretty(OutcomeJson.of(outcome, false)) + "\n" : OutcomeText.of(outcome, false));
            return 1;
        }
        List<Workplace> places = Workplace.in(Json.map(person.userinfo()));
        StructureNumber number = structure == null ? only(places) : new StructureNumber(structure);
        TokenAnswer answer = new TokenExchange(sandbox, new Proxies(sandbox).of(number), Clock.systemUTC())
                .exchange(order, person.tokens().getAccessToken().getValue());
        TokenReport report = new TokenReport(order, number.value(), places, answer);
        if (json) {
            out.println(Json.pretty(report.json(raw)));
        } else {
            out.print(raw ? rawOf(answer).orElseGet(report::text) : report.text());
        }
        return report.ok() ? 0 : 1;
    }

    private static Optional<String> rawOf(TokenAnswer answer) {
        return switch (answer) {
            case TokenAnswer.Token token -> Optional.of(token.raw() + "\n");
            case TokenAnswer.Assertion assertion -> Optional.of(assertion.raw() + "\n");
            case TokenAnswer.Refused refused -> Optional.empty();
            case TokenAnswer.Wrong wrong -> Optional.empty();
        };
    }

    /** Of those the situation leaves. */
    private StructureNumber only(List<Workplace> places) {
        Map<String, String> structures = places.stream()
                .filter(place -> situation == null || (place.situation() + "/").startsWith(situation + "/"))
                .collect(Collectors.toMap(
                        Workplace::structure, Workplace::name, (first, same) -> first, LinkedHashMap::new));
        if (structures.isEmpty()) {
            throw new Trouble(
                    "BOX-1119",
                    situation == null
                            ? "This person works in no structure, so no structure's software can speak for them."
                            : "This person has no activity " + situation + " in a structure.",
                    "Take another card, or name a structure that gave them a mandate with --structure.");
        }
        if (structures.size() > 1) {
            throw new Trouble(
                    "BOX-1120",
                    "This person works in several structures.",
                    "Name one with --structure: "
                            + structures.entrySet().stream()
                                    .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                    .collect(Collectors.joining(", ")));
        }
        return new StructureNumber(structures.keySet().iterator().next());
    }
}
