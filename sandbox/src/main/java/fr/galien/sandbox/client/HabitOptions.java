package fr.galien.sandbox.client;

import fr.galien.sandbox.client.ClientHabits.Ciba;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@link ClientHabits}. */
final class HabitOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--no-confirm",
            description = "People who are logged in already are not asked whether the session is theirs.")
    private boolean silent;

    @Option(names = "--ask-activity", description = "People with several activities choose the one they act in.")
    private boolean activity;

    @Option(
            names = "--back-channel-logout",
            paramLabel = "<uri>",
            description = "Where the software is told of logouts (OpenID Connect Back-Channel Logout).")
    private String backChannelLogout;

    @Option(
            names = "--introspects",
            paramLabel = "<client>",
            arity = "1..*",
            description = "Whose tokens it may introspect beside its own; '*' for all clients'. Repeatable.")
    private List<String> introspects = List.of();

    @Option(names = "--ciba", description = "It may ask people on their phones (CIBA, poll mode).")
    private boolean ciba;

    @Option(names = "--six-digits", description = "With --ciba: it shows six digits rather than two.")
    private boolean sixDigits;

    ClientHabits chosen() {
        if (sixDigits && !ciba) {
            throw new ParameterException(command.commandLine(), "--six-digits goes with --ciba");
        }
        return new ClientHabits(
                !silent,
                activity,
                Optional.ofNullable(backChannelLogout).map(ReturnAddress::parse),
                introspects,
                sixDigits ? Ciba.SIX_DIGITS : ciba ? Ciba.TWO_DIGITS : Ciba.NO);
    }
}
