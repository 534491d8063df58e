package fr.galien.sandbox.directory;

import fr.galien.directory.Dataset;
import fr.galien.directory.DatasetChanges;
import fr.galien.directory.LoadOutcome;
import fr.galien.directory.LoadReport;
import fr.galien.directory.LoadedFile;
import fr.galien.directory.jdbc.DirectoryStatus;
import fr.galien.sandbox.progress.Looks;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reports for people: counts, and nobody's name. */
final class ReportText {

    private ReportText() {}

    static String name(LoadOutcome outcome) {
        return switch (outcome) {
            case LoadOutcome.Applied applied -> "applied";
            case LoadOutcome.Planned planned -> "planned";
            case LoadOutcome.Stopped stopped -> "stopped";
        };
    }

    static void print(PrintWriter out, LoadOutcome outcome) {
        LoadReport report = outcome.report();
        report.files().forEach(file -> print(out, file));
        out.printf(
                Locale.ROOT,
                "%n%-14s%10s%10s%10s%10s%12s%8s%n",
                "",
                "created",
                "changed",
                "gone",
                "back",
                "unchanged",
                "held");
        report.changes().forEach((dataset, changes) -> print(out, dataset, changes));
        if (report.wrongKeys() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Warning: %,d RPPS numbers have a wrong key. They are taken as they are.%n",
                    report.wrongKeys());
        }
        report.rejects()
                .ifPresent(file -> out.printf(
                        "Warning: lines that cannot be taken are in %s. Whoever they are about stays as they were.%n",
                        file));
        out.println();
        switch (outcome) {
            case LoadOutcome.Applied applied -> out.println("Applied.");
            case LoadOutcome.Planned planned -> out.println("Nothing was changed: this is what would be.");
            case LoadOutcome.Stopped stopped -> {
                out.println("Stopped: nothing was changed.");
                report.findings().forEach(finding -> out.println("  " + finding.sentence()));
                out.println("If that is right, run the same command again with --accept " + report.digest());
            }
        }
    }

    private static void print(PrintWriter out, LoadedFile file) {
        out.printf(Locale.ROOT, "%s: %,d rows%n", file.name(), file.rows());
        if (file.windows1252()) {
            out.println("Warning: it is in Windows-1252 and not in UTF-8.");
        }
        if (file.rejected() > 0) {
            out.printf(Locale.ROOT, "Warning: %,d lines of it cannot be taken.%n", file.rejected());
        }
    }

    private static void print(PrintWriter out, Dataset dataset, DatasetChanges changes) {
        out.printf(
                Locale.ROOT,
                "%-14s%,10d%,10d%,10d%,10d%,12d%,8d%n",
                dataset.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                changes.created(),
                changes.changed(),
                changes.gone(),
                changes.back(),
                changes.unchanged(),
                changes.held());
        if (!changes.fields().isEmpty()) {
            out.println(changes.fields().entrySet().stream()
                    .map(field -> String.format(
                            Locale.ROOT,
                            "%s %,d",
                            field.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            field.getValue()))
                    .collect(Collectors.joining(", ", "  changed: ", "")));
        }
    }

    static void print(PrintWriter out, DirectoryStatus status, Instant now, boolean tooOld, Looks looks) {
        out.printf(Locale.ROOT, "  %-12s %,12d%n", "in practice", status.inPractice());
        out.printf(Locale.ROOT, "  %-12s %,12d%n", "left", status.leftPractice());
        status.filled()
                .forEach(filled -> out.printf(
                        "  %-12s %12s old: %s, loaded at %s%n",
                        filled.dataset().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        age(Duration.between(filled.asOf(), now)),
                        filled.fileName(),
                        filled.loadedAt()));
        if (status.filled().isEmpty()) {
            out.println("Nothing was loaded yet. Load a file: ./galien directory load <file>");
        } else if (tooOld) {
            out.println(looks.bad("Too old: load the newest extraction. If there is none, ask its publisher."));
        }
    }

    private static String age(Duration age) {
        return age.toDays() > 0 ? age.toDays() + " d " + age.toHoursPart() + " h" : age.toHours() + " h";
    }
}
