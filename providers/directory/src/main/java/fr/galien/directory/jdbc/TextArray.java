package fr.galien.directory.jdbc;

import java.util.Collection;
import java.util.SortedSet;
import java.util.StringJoiner;
import java.util.TreeSet;

/** PostgreSQL's text form of a {@code text[]} (its manual, 8.15.6). */
final class TextArray {

    private TextArray() {}

    /** Each once, in their order; empty texts are left out. */
    static String of(Collection<String> values) {
        SortedSet<String> sorted = new TreeSet<>(values);
        sorted.remove("");
        StringJoiner array = new StringJoiner(",", "{", "}");
        for (String value : sorted) {
            array.add('"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return array.toString();
    }
}
