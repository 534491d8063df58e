package fr.galien.testkit.nation;

import java.util.Collections;
import java.util.List;

/** One line of the file, cell by cell: no quoting, no escaping, and a separator after the last cell too. */
final class Row {

    private final StringBuilder line = new StringBuilder(600);
    private int cells;

    static String header() {
        return new Row().cells(Columns.ALL).text();
    }

    Row cell(String value) {
        if (value.indexOf('|') >= 0 || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("the format cannot carry a separator inside a cell");
        }
        line.append(value).append('|');
        cells++;
        return this;
    }

    Row cells(List<String> values) {
        values.forEach(this::cell);
        return this;
    }

    /** A code and, in the next cell, its label. */
    Row coded(Terminology table, String code) {
        return cell(code).cell(table.label(code));
    }

    /** Leaves the cells that remain empty. */
    Row restEmpty() {
        return cells(Collections.nCopies(Columns.ALL.size() - cells, ""));
    }

    String text() {
        if (cells != Columns.ALL.size()) {
            throw new IllegalStateException(cells + " cells in a line of " + Columns.ALL.size());
        }
        return line.append('\n').toString();
    }
}
