package fr.galien.directory.jdbc;

import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Stream;

/** PostgreSQL's text form of a {@code text[]} (its manual, 8.15.6). */
final class TextArray {

    private TextArray() {}

    /** Each once, in their order; empty texts are left out. */
    static String of(Stream<String> values) {
        SortedSet<String> sorted = new TreeSet<>();
        values.filter(value -> !value.isEmpty()).forEach(sorted::add);
        StringJoiner array = new StringJoiner(",", "{", "}");
        sorted.forEach(value -> array.add('"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
        return array.toString();
    }
}
