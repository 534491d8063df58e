package fr.galien.directory.extraction;

import fr.galien.directory.LoadRefusal;
import fr.galien.directory.LoadRefused;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where each column is in one file, and how many fields its lines have. Columns are found by their name and never by their
 * place; a column nobody reads is passed over.
 *
 * @param kind              which file it is
 * @param places            of the columns that are there, counted from 0
 * @param width             fields of a line
 * @param endsWithSeparator whether every line has one more separator, at its end
 */
record Layout(FileKind kind, Map<Column, Integer> places, int width, boolean endsWithSeparator) {

    static final int ABSENT = -1;

    /** Of each column of a shape. */
    int[] placesOf(Shape shape) {
        return shape.columns().stream()
                .mapToInt(column -> places.getOrDefault(column, ABSENT))
                .toArray();
    }

    /**
     * @param fileName for the refusal
     * @param header   the first line
     * @throws LoadRefused if no file is known by this header, a required column is missing, or one is there twice
     */
    static Layout of(String fileName, String header) {
        return Arrays.stream(FileKind.values())
                .map(kind -> new Guess(kind, header))
                .max(Comparator.comparingInt(Guess::likeness).thenComparing(Guess::found))
                .filter(guess -> guess.likeness() > 0)
                .orElseThrow(() -> new LoadRefused(new LoadRefusal.FileUnknown(fileName)))
                .layout();
    }

    /** One kind of file, and how well a header suits it. */
    private static final class Guess {

        private final FileKind kind;
        private final List<String> names;
        private final Map<String, Integer> placeByName = new HashMap<>();
        private final Map<Column, Integer> places = new EnumMap<>(Column.class);

        Guess(FileKind kind, String header) {
            this.kind = kind;
            this.names = Arrays.stream(header.split(Pattern.quote(String.valueOf(kind.separator())), -1))
                    .map(Column::normalised)
                    .toList();
            for (int place = 0; place < names.size(); place++) {
                placeByName.putIfAbsent(names.get(place), place);
            }
            for (Column column : kind.columns()) {
                for (Map.Entry<String, Integer> name : placeByName.entrySet()) {
                    if (column.isCalled(name.getKey())) {
                        places.put(column, name.getValue());
                    }
                }
            }
        }

        /** Columns of this kind that are there, less those that are missing: every file shares columns with another. */
        int likeness() {
            return places.size() - (int) missing();
        }

        /** Of two as likely, the one that leaves fewer columns of the file unread. */
        int found() {
            return places.size();
        }

        private long missing() {
            return kind.columns().stream()
                    .filter(kind::requires)
                    .filter(column -> !places.containsKey(column))
                    .count();
        }

        Layout layout() {
            for (Column column : kind.columns()) {
                if (kind.requires(column) && !places.containsKey(column)) {
                    throw new LoadRefused(new LoadRefusal.ColumnMissing(kind.publishedName(), column.publishedName()));
                }
                if (names.stream().filter(column::isCalled).count() > 1) {
                    throw new LoadRefused(new LoadRefusal.ColumnRepeated(column.publishedName()));
                }
            }
            boolean endsWithSeparator = names.getLast().isEmpty();
            return new Layout(kind, places, endsWithSeparator ? names.size() - 1 : names.size(), endsWithSeparator);
        }
    }
}
