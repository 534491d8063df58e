package fr.galien.directory.extraction;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Where each column is in one file, and how many fields its lines have. */
final class Header {

    private static final int ABSENT = -1;

    private final Map<Column, Integer> places;
    private final int width;
    private final boolean endsWithSeparator;

    private Header(Map<Column, Integer> places, int width, boolean endsWithSeparator) {
        this.places = places;
        this.width = width;
        this.endsWithSeparator = endsWithSeparator;
    }

    /** @throws LoadRefused if a required column is missing or a column that is read is there twice */
    static Header of(List<String> names) {
        Map<Column, Integer> places = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            places.put(column, place(column, names));
        }
        boolean endsWithSeparator = names.getLast().isEmpty();
        return new Header(places, endsWithSeparator ? names.size() - 1 : names.size(), endsWithSeparator);
    }

    private static int place(Column column, List<String> names) {
        List<Integer> found = IntStream.range(0, names.size())
                .filter(place -> column.isCalled(names.get(place)))
                .boxed()
                .toList();
        if (found.size() > 1) {
            throw new LoadRefused(new LoadRefusal.ColumnRepeated(column.publishedName()));
        }
        if (found.isEmpty() && column.isRequired()) {
            throw new LoadRefused(new LoadRefusal.ColumnMissing(column.publishedName()));
        }
        return found.isEmpty() ? ABSENT : found.getFirst();
    }

    /**
     * The fields of one line.
     *
     * @throws LoadRefused if there are too few or too many, as when the file was cut or a field holds a separator
     */
    Row row(long line, List<String> fields) {
        // A last line cut inside its last field has the right number of fields, but not the separator all others end
        // with.
        boolean whole = fields.size() == width + 1 && fields.getLast().isEmpty()
                || fields.size() == width && !endsWithSeparator;
        if (!whole) {
            throw new LoadRefused(new LoadRefusal.LineMalformed(
                    line, "it does not have the " + width + " fields of the header" + endOfLine()));
        }
        Map<Column, String> values = new EnumMap<>(Column.class);
        places.forEach((column, place) -> values.put(column, place == ABSENT ? "" : fields.get(place)));
        return new Row(line, values);
    }

    private String endOfLine() {
        return endsWithSeparator ? " and a separator at its end" : "";
    }
}
