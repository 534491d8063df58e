package fr.galien.directory.extraction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** One line of a file, as a dataset keeps it. */
public final class Row {

    static final byte SEPARATOR = '|';

    private final Shape shape;
    private final String[] values;

    private Row(Shape shape, String[] values) {
        this.shape = shape;
        this.values = values;
    }

    /** Reads what {@link Fields#writeTo} wrote. */
    static Row read(Shape shape, byte[] bytes, int start, int end) {
        String[] values = new String[shape.columns().size()];
        int from = start;
        for (int place = 0; place < values.length; place++) {
            int to = from;
            while (to < end && bytes[to] != SEPARATOR) {
                to++;
            }
            values[place] = to == from ? "" : new String(bytes, from, to - from, StandardCharsets.UTF_8);
            from = to + 1;
        }
        return new Row(shape, values);
    }

    String get(Column column) {
        return values[shape.place(column)];
    }

    Values values(Column... columns) {
        return values(Arrays.asList(columns));
    }

    Values values(List<Column> columns) {
        String[] texts = new String[columns.size()];
        for (int place = 0; place < texts.length; place++) {
            texts[place] = get(columns.get(place));
        }
        return new Values(List.of(texts));
    }

    @Override
    public String toString() {
        return "Row[hidden]";
    }
}
