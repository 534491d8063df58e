package fr.galien.directory.extraction;

import fr.galien.identity.NationalId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Two identifiers that are one person's.
 *
 * @param adeli of the withdrawn registry, with its type digit
 * @param rpps  of the registry of today, with its type digit
 */
public record MergeRows(NationalId adeli, NationalId rpps) {

    /** @param rows of {@link fr.galien.directory.Dataset#MERGES} */
    public static List<MergeRows> of(Spool rows) throws IOException {
        List<MergeRows> merges = new ArrayList<>();
        for (int part = 0; part < rows.parts(); part++) {
            for (Records records = new Records(rows.part(part)); records.hasNext(); ) {
                records.next().rows(Shape.MERGES).stream()
                        .map(row -> new MergeRows(
                                MergeRules.adeli(row.get(Column.ADELI)).orElseThrow(),
                                MergeRules.rpps(row.get(Column.RPPS)).orElseThrow()))
                        .forEach(merges::add);
            }
        }
        return merges;
    }
}
