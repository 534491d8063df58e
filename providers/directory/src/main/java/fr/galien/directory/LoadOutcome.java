package fr.galien.directory;

/** How a load ended that was not refused. */
public sealed interface LoadOutcome {

    LoadReport report();

    /** It is true now. */
    record Applied(LoadReport report) implements LoadOutcome {}

    /** Nothing changed: only what would was asked for. */
    record Planned(LoadReport report) implements LoadOutcome {}

    /** Nothing changed: somebody has to look at the findings, and accept this very load by its digest. */
    record Stopped(LoadReport report) implements LoadOutcome {}
}
