package fr.galien.directory.extraction;

import fr.galien.directory.SavoirFaire;
import fr.galien.identity.Expertise;
import java.util.List;

/** The savoir-faire of one person. */
public final class SavoirFaireRows {

    private SavoirFaireRows() {}

    /** @param rows of {@link fr.galien.directory.Dataset#SAVOIR_FAIRE} */
    public static List<SavoirFaire> of(Records.Group rows) {
        return rows.rows(Shape.SAVOIR_FAIRE).stream()
                .filter(row -> !row.get(Column.EXPERTISE).isEmpty())
                .map(row -> new SavoirFaire(
                        row.get(Column.PROFESSION),
                        row.get(Column.CATEGORY),
                        new Expertise(row.get(Column.EXPERTISE_TYPE), row.get(Column.EXPERTISE))))
                .distinct()
                .toList();
    }
}
