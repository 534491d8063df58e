package fr.galien.directory.extraction;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One card as the lines of its number have it.
 *
 * @param number    as published
 * @param holder    the identifier it carries, in lower case
 * @param type      {@code CPS}, {@code CPF}
 * @param validFrom first day
 * @param validTo   last day
 * @param opposedOn the day it was put in opposition; empty if it was not
 */
public record CardRows(
        String number,
        String holder,
        String type,
        Optional<LocalDate> validFrom,
        Optional<LocalDate> validTo,
        Optional<LocalDate> opposedOn) {

    /**
     * Where lines of a number disagree the strictest holds: valid for the shortest time, opposed the earliest.
     *
     * @param rows of {@link fr.galien.directory.Dataset#CARDS}
     */
    public static CardRows of(Records.Group group) {
        List<Row> rows = group.rows(Shape.CARDS);
        Row first = rows.getFirst();
        return new CardRows(
                first.get(Column.CARD_NUMBER),
                first.get(Column.CARD_HOLDER).toLowerCase(Locale.ROOT),
                first.get(Column.CARD_TYPE),
                dates(rows, Column.CARD_VALID_FROM).max(Comparator.naturalOrder()),
                dates(rows, Column.CARD_VALID_TO).min(Comparator.naturalOrder()),
                dates(rows, Column.CARD_OPPOSED_ON).min(Comparator.naturalOrder()));
    }

    /** Whether its lines name two holders: then nobody can tell whose it is. */
    public static boolean areOfTwo(Records.Group group) {
        return group.rows(Shape.CARDS).stream()
                        .map(row -> row.get(Column.CARD_HOLDER).toLowerCase(Locale.ROOT))
                        .distinct()
                        .count()
                > 1;
    }

    private static Stream<LocalDate> dates(List<Row> rows, Column column) {
        return rows.stream().flatMap(row -> CardDate.parse(row.get(column)).stream());
    }
}
