package fr.galien.sandbox.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.galien.directory.FindMandate.Mandate;
import fr.galien.directory.MandateRecord;
import fr.galien.sandbox.net.Json;
import java.io.PrintWriter;

/** A mandate, for people and for machines. */
final class MandateText {

    private MandateText() {}

    static void print(PrintWriter out, MandateRecord one) {
        Mandate mandate = one.mandate();
        out.printf(
                "%4d  %s  %s %s%n",
                one.number(), one.person().value(), Shown.of(one.familyName()), Shown.of(one.givenName()));
        out.printf(
                "      Speaks for %s %s (%s), from %s to %s%n",
                mandate.structure(),
                Shown.of(mandate.structureName()),
                mandate.sectorCode(),
                mandate.from(),
                mandate.until());
        print(out, "Given", one.given());
        one.ended().ifPresent(end -> print(out, "ENDED", end));
    }

    private static void print(PrintWriter out, String what, MandateRecord.Act act) {
        out.printf("      %s by %s at %s: %s%n", what, Shown.of(act.by()), act.at(), Shown.of(act.reason()));
    }

    /** Days are ISO 8601, times in UTC; {@code ended} is there only if somebody ended it before its last day. */
    static ObjectNode json(MandateRecord one) {
        Mandate mandate = one.mandate();
        ObjectNode json = Json.object()
                .put("number", one.number())
                .put("person", one.person().value())
                .put("familyName", one.familyName())
                .put("givenName", one.givenName())
                .put("structure", mandate.structure())
                .put("structureName", mandate.structureName())
                .put("sector", mandate.sectorCode())
                .put("from", mandate.from().toString())
                .put("until", mandate.until().toString());
        json.set("given", json(one.given()));
        one.ended().ifPresent(end -> json.set("ended", json(end)));
        return json;
    }

    private static ObjectNode json(MandateRecord.Act act) {
        return Json.object().put("by", act.by()).put("at", act.at().toString()).put("reason", act.reason());
    }
}
