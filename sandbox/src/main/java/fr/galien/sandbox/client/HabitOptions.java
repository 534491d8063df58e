package fr.galien.sandbox.client;

import fr.galien.sandbox.client.ClientHabits.Ciba;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of {@link ClientHabits}. */
final class HabitOptions {

    private static final int LONGEST_REASON = 200;

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

    @Option(
            names = "--takes",
            paramLabel = "<means>",
            split = ",",
            description = "Weaker means people may log in by: passkey, password, offline-code.")
    private Set<String> takes = Set.of();

    @Option(
            names = "--step-up-reason",
            paramLabel = "<sentence>",
            description = "Why it may want a stronger means than a session has (at most 200 characters).")
    private String stepUpReason;

    ClientHabits chosen() {
        if (!ClientHabits.WEAKER.containsAll(takes)) {
            throw new ParameterException(
                    command.commandLine(),
                    "--takes is a list of " + String.join(", ", new TreeSet<>(ClientHabits.WEAKER)));
        }
        if (stepUpReason != null && stepUpReason.length() > LONGEST_REASON) {
            throw new ParameterException(command.commandLine(), "--step-up-reason is at most 200 characters");
        }
        if (sixDigits && !ciba) {
            throw new ParameterException(command.commandLine(), "--six-digits goes with --ciba");
        }
        return new ClientHabits(
                !silent,
                activity,
                Optional.ofNullable(backChannelLogout).map(ReturnAddress::parse),
                introspects,
                sixDigits ? Ciba.SIX_DIGITS : ciba ? Ciba.TWO_DIGITS : Ciba.NO,
                takes,
                Optional.ofNullable(stepUpReason));
    }
}
