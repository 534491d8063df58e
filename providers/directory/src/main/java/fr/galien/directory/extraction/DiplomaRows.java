package fr.galien.directory.extraction;

import fr.galien.directory.Diploma;
import java.util.List;

/** The diplomas and authorisations of one person. */
public final class DiplomaRows {

    private DiplomaRows() {}

    /** @param rows of {@link fr.galien.directory.Dataset#DIPLOMAS} */
    public static List<Diploma> of(Records.Group rows) {
        return rows.rows(Shape.DIPLOMAS).stream()
                .map(row -> new Diploma(
                        row.get(Column.DIPLOMA_TYPE),
                        row.get(Column.DIPLOMA),
                        row.get(Column.AUTHORISATION_TYPE),
                        row.get(Column.AUTHORISATION)))
                .distinct()
                .toList();
    }
}
