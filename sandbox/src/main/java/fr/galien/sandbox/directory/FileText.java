package fr.galien.sandbox.directory;

import fr.galien.directory.HeldCard;
import fr.galien.directory.PersonFile;
import fr.galien.directory.Revocation;
import fr.galien.identity.Activity;
import fr.galien.identity.Practice;
import fr.galien.identity.ProfessionLabel;
import fr.galien.identity.Professional;
import fr.galien.identity.Structure;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's file, for people. Codes are the national ones. */
final class FileText {

    private FileText() {}

    static void print(PrintWriter out, PersonFile file) {
        Professional person = file.person();
        line(out, "", "%s %s %s", person.civility(), person.familyName(), person.givenName());
        line(out, "", "%s", standing(file));
        person.identifiers()
                .forEach(id -> line(out, "Identifier", "%s (%s)", id.id().value(), id.origin()));
        person.practices().forEach(practice -> practice(out, practice));
        file.diplomas().forEach(diploma -> line(out, "Diploma", "%s", diploma));
        file.cards().forEach(card -> line(out, "Card", "%s", card(card)));
        file.mailboxes().forEach(address -> line(out, "Mailbox", "%s", address));
        file.revocations().forEach(revocation -> RevocationText.print(out, revocation));
    }

    private static String standing(PersonFile file) {
        Optional<Revocation> inForce = file.revocations().stream()
                .filter(revocation -> !revocation.waits())
                .findFirst();
        if (inForce.isPresent()) {
            return "NOT IN PRACTICE: revoked, number " + inForce.get().number();
        }
        return file.leftNation()
                .map(day -> "NOT IN PRACTICE: no longer in the national file since " + day)
                .orElse("In practice");
    }

    private static void practice(PrintWriter out, Practice practice) {
        line(
                out,
                "Profession",
                "%s category %s%s %s %s",
                practice.professionCode(),
                practice.categoryCode(),
                ProfessionLabel.of(practice).map(label -> " (" + label + ")").orElse(""),
                practice.familyName(),
                practice.givenName());
        if (!practice.expertises().isEmpty()) {
            line(
                    out,
                    "",
                    "savoir-faire %s",
                    practice.expertises().stream()
                            .map(expertise -> expertise.typeCode() + "/" + expertise.code())
                            .collect(Collectors.joining(", ")));
        }
        practice.activities().forEach(activity -> line(out, "", "%s", activity(activity)));
    }

    private static String activity(Activity activity) {
        Structure where = activity.structure();
        return "mode " + activity.modeCode() + ", "
                + Stream.of(
                                activity.sectorCode(),
                                activity.roleCode(),
                                where.technicalId(),
                                where.legalName(),
                                where.tradeName(),
                                where.postalCode(),
                                where.cedex())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining(", "));
    }

    private static String card(HeldCard card) {
        return card.type() + " " + card.number() + ", from " + day(card.validFrom()) + " to " + day(card.validTo())
                + card.opposedOn().map(day -> ", OPPOSED on " + day).orElse("");
    }

    private static String day(Optional<LocalDate> day) {
        return day.map(LocalDate::toString).orElse("?");
    }

    private static void line(PrintWriter out, String label, String format, Object... values) {
        out.printf("%-12s%s%n", label, Shown.of(String.format(format, values)).strip());
    }
}
