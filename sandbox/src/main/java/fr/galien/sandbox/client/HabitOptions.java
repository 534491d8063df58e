package fr.galien.sandbox.client;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@link ClientHabits}. */
final class HabitOptions {

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

    ClientHabits chosen() {
        return new ClientHabits(
                !silent, activity, Optional.ofNullable(backChannelLogout).map(ReturnAddress::parse), introspects);
    }
}
