package fr.galien.sandbox.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.directory.Revocation;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;
import java.util.Locale;

/** A revocation, or what was asked for, for people and for machines. */
final class RevocationText {

    private RevocationText() {}

    static void print(PrintWriter out, Revocation revocation) {
        out.printf(
                "%4d  %s  %s %s%n",
                revocation.number(),
                revocation.person().value(),
                Shown.of(revocation.familyName()),
                Shown.of(revocation.givenName()));
        out.printf("      %s%n", what(revocation));
        out.printf("      Why: %s%n", Shown.of(revocation.reason()));
        out.printf("      Next: %s%n", next(revocation));
    }

    /** Times are ISO 8601 in UTC; {@code confirmedBy} is null if nobody had to. */
    static ObjectNode json(Revocation revocation) {
        return Json.object()
                .put("number", revocation.number())
                .put("act", revocation.act().name().toLowerCase(Locale.ROOT))
                .put("person", revocation.person().value())
                .put("familyName", revocation.familyName())
                .put("givenName", revocation.givenName())
                .put("reason", revocation.reason())
                .put("askedBy", revocation.askedBy())
                .put("askedAt", revocation.askedAt().toString())
                .put("confirmedBy", revocation.confirmedBy().orElse(null))
                .put("waits", revocation.waits());
    }

    private static String what(Revocation revocation) {
        String by = Shown.of(revocation.askedBy()) + " at " + revocation.askedAt();
        String wish = switch (revocation.act()) {
            case REVOKE -> "Revoked by " + by;
            case LIFT -> "To be lifted, says " + by;
        };
        if (revocation.waits()) {
            return wish + (revocation.act() == Revocation.Act.REVOKE ? ": NOT IN FORCE YET" : "");
        }
        return wish
                + revocation
                        .confirmedBy()
                        .map(second -> ", confirmed by " + Shown.of(second))
                        .orElse("");
    }

    private static String next(Revocation revocation) {
        return revocation.waits()
                ? "another operator confirms it: ./galien directory confirm " + revocation.number() + " --as <operator>"
                : "nothing; to end it: ./galien directory lift "
                        + revocation.person().value() + " --reason <text> --as <operator>";
    }
}
