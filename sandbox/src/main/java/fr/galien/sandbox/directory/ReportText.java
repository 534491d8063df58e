package fr.galien.sandbox.directory;

import fr.galien.directory.LoadReport;
import fr.galien.directory.jdbc.DirectoryStatus;
import java.io.PrintWriter;
import java.util.Locale;

/** Reports for people: counts, and nobody's name. */
final class ReportText {

    private ReportText() {}

    static void print(PrintWriter out, LoadReport report) {
        out.printf(Locale.ROOT, "%s: %,d people in %,d rows%n", report.fileName(), report.people(), report.rows());
        count(out, "created", report.created());
        count(out, "changed", report.changed());
        count(out, "gone", report.gone());
        count(out, "back", report.back());
        count(out, "unchanged", report.unchanged());
        if (report.wrongKeys() > 0) {
            out.printf(
                    Locale.ROOT,
                    "Warning: %,d RPPS numbers have a wrong key. They were loaded as they are.%n",
                    report.wrongKeys());
        }
    }

    static void print(PrintWriter out, DirectoryStatus status) {
        count(out, "in practice", status.inPractice());
        count(out, "left", status.leftPractice());
        status.lastLoad()
                .ifPresentOrElse(
                        load -> out.printf("Last load: %s at %s%n", load.fileName(), load.loadedAt()),
                        () -> out.println("Nothing was loaded yet. Load a file: ./galien directory load <file>"));
    }

    private static void count(PrintWriter out, String what, long people) {
        out.printf(Locale.ROOT, "  %-12s %,12d%n", what, people);
    }
}
