package fr.galien.sandbox.login;

import fr.galien.sandbox.SandboxHome;
import fr.galien.sandbox.net.Browser;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which means a login goes by: one, or two in the order given. */
final class MeansOptions {

    private static final String NO_CARD = "none";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--card",
            paramLabel = "<name>",
            description = {
                "A test card of the sandbox (galien card list), its holder's RPPS number, or a .p12 file;",
                "\"none\" presents no card."
            })
    private String card;

    @Option(names = "--pin", description = "The card's PIN (default: the one the sandbox gave it; of a file, 1234).")
    private String pin;

    @Mixin
    private PhoneOptions phone;

    @Mixin
    private PasskeyOptions passkey;

    @Mixin
    private TotpOptions totp;

    /** A means ready to be used in a browser. */
    @FunctionalInterface
    interface Ready {
        Outcome logIn(LoginSettings settings, Browser browser);
    }

    /**
     * The means given.
     *
     * @throws ParameterException when there is none, or more than two
     */
    List<Ready> ready(SandboxHome home) {
        List<Given> given = new ArrayList<>();
        if (card != null) {
            given.add(new Given(place("--card"), (settings, browser) -> byCard(home, settings, browser)));
        }
        if (phone.isChosen()) {
            given.add(new Given(place("--phone"), (settings, browser) -> phone.logIn(home, settings, browser)));
        }
        if (passkey.isChosen()) {
            given.add(new Given(place("--passkey"), (settings, browser) -> passkey.logIn(home, settings, browser)));
        }
        if (totp.isChosen()) {
            given.add(new Given(place("--totp"), (settings, browser) -> totp.logIn(home, settings, browser)));
        }
        if (given.isEmpty() || given.size() > 2) {
            throw new ParameterException(
                    command.commandLine(), "Give one of --card, --phone, --passkey and --totp, or two to step up");
        }
        return given.stream()
                .sorted(Comparator.comparing(Given::place))
                .map(Given::ready)
                .toList();
    }

    private Outcome byCard(SandboxHome home, LoginSettings settings, Browser browser) {
        CardLogin login = new CardLogin(settings, browser);
        return card.equals(NO_CARD)
                ? login.runWithoutCard()
                : login.run(Card.find(home, card, Optional.ofNullable(pin)));
    }

    /** Where on the line it was typed. */
    private int place(String option) {
        List<ArgSpec> typed = command.commandLine().getParseResult().matchedArgs();
        return typed.indexOf(command.findOption(option));
    }

    private record Given(int place, Ready ready) {}
}
