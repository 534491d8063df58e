package fr.galien.directory.extraction;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One secure mailbox: several lines have the same address.
 *
 * @param people     identifiers of whoever it belongs to, in lower case; none for a structure's
 * @param structures national identifiers of structures (IdNatSt)
 */
public record MailboxRows(List<String> people, List<String> structures) {

    /** @param group of {@link fr.galien.directory.Dataset#MAILBOXES} */
    public static MailboxRows of(Records.Group group) {
        List<Row> rows = group.rows(Shape.MAILBOXES);
        return new MailboxRows(
                filled(rows.stream().map(row -> row.get(Column.NATIONAL_ID).toLowerCase(Locale.ROOT))),
                filled(rows.stream().map(row -> row.get(Column.STRUCTURE_ID))));
    }

    private static List<String> filled(Stream<String> texts) {
        return texts.filter(text -> !text.isEmpty()).distinct().sorted().toList();
    }
}
