package fr.galien.directory.extraction;

import java.util.Comparator;
import java.util.List;

/**
 * The private addresses of one person; empty if unknown.
 *
 * @param phone téléphone (coordonnées de correspondance)
 * @param email adresse e-mail (coordonnées de correspondance)
 */
public record ContactRows(String phone, String email) {

    /** A person has these once, on each of their lines. Should lines disagree, one of them is taken, always the same. */
    public static ContactRows of(Records.Group group) {
        List<Row> rows = group.rows(Shape.CONTACTS);
        return new ContactRows(last(rows, Column.PRIVATE_PHONE), last(rows, Column.PRIVATE_EMAIL));
    }

    private static String last(List<Row> rows, Column column) {
        return rows.stream()
                .map(row -> row.get(column))
                .max(Comparator.naturalOrder())
                .orElse("");
    }
}
